//! E-mail: what is written ([`order`]), in which form it travels ([`message`]), and how it leaves ([`Post`]).

mod message;
pub mod order;
mod post;
pub mod role;

pub use message::{Letter, LetterError};
pub use post::{Post, PostError};
