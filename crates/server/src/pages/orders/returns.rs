//! A return, as customer, brand and merchant see it.

use base::Money;

use crate::link::Link;
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::Moment;

/// A return.
#[derive(Debug, Clone)]
pub struct ReturnView {
    /// How much of whose, "2 pieces of Clay".
    pub title: String,
    /// Where it stands.
    pub state: StateWord,
    /// When it was asked for.
    pub asked: Moment,
    /// What is given back, "2 × Bowl, blue", and what became of it.
    pub lines: Vec<String>,
    /// Why.
    pub reason: String,
    /// Why, in the customer's words; may be empty.
    pub words: String,
    /// What the merchant answered; may be empty.
    pub answer: String,
    /// What was sent along.
    pub photos: Vec<PhotoView>,
    /// How much went back.
    pub refunded: Option<Money>,
    /// Where the customer takes it back, while that can be.
    pub withdraw: Option<Link>,
    /// Where the merchant decides about it.
    pub decide: Option<Link>,
}

/// A picture of a return, seen by nobody but those who may see the return.
#[derive(Debug, Clone)]
pub struct PhotoView {
    /// Where it is.
    pub href: Link,
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
}
