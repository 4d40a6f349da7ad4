use super::Figure;
use crate::link::Link;

/// A form for one picture: what it is now, and another one.
#[derive(Debug, Clone)]
pub struct PictureForm {
    /// Its name on the page.
    pub id: &'static str,
    /// Where it is sent, in parts: the `file`, and as `action` whether to `send` or to `remove`.
    pub action: Link,
    /// What it is a picture of.
    pub title: String,
    /// What may be sent.
    pub help: String,
    /// What it is now, or what stands in for it.
    pub figure: Figure,
    /// The shape of its box, as `ui::figure` knows them.
    pub shape: &'static str,
    /// Whether there is one that could be removed.
    pub has: bool,
    /// What was wrong with the last file; may be empty.
    pub problem: String,
}
