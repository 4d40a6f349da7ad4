use crate::link::Link;
use crate::pages::parts::Figure;

/// A name that leads somewhere: a brand, a shop, a boutique.
#[derive(Debug, Clone, Default)]
pub struct NamedLink {
    /// What is read.
    pub name: String,
    /// Where it leads.
    pub href: Link,
}

/// A person with a boutique.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their handle, without the `@`.
    pub handle: String,
    /// Their boutique.
    pub href: Link,
    /// Their portrait, or their initials.
    pub portrait: Figure,
}
