//! Pieces that several pages show.

mod flash;
mod form;
mod moment;
mod money;
mod paging;
mod people;
mod picture;
mod picture_form;
mod product;
mod structured;
mod totals;
mod watch;

pub use flash::{Flash, Tone};
pub(crate) use form::fields;
pub use form::{Choice, Form, FormField};
pub use moment::Moment;
pub use money::Share;
pub use paging::Paging;
pub use people::{NamedLink, Person};
pub use picture::{Figure, Picture, Placeholder};
pub use picture_form::PictureForm;
pub use product::{Price, ProductCard, Stock};
pub use structured::StructuredData;
pub use totals::Totals;
pub use watch::Watch;
