//! Parcels, as customer, brand and merchant see them, and the form to pack one.

use crate::link::Link;
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::Moment;

/// A parcel.
#[derive(Debug, Clone)]
pub struct ParcelView {
    /// Whose it is, "Parcel from Clay".
    pub title: String,
    /// Where it stands.
    pub state: StateWord,
    /// Since when.
    pub since: Moment,
    /// What is in it, "2 × Bowl, blue".
    pub lines: Vec<String>,
    /// Who carries it; may be empty.
    pub carrier: String,
    /// The carrier's number; may be empty.
    pub number: String,
    /// Where it can be followed.
    pub follow: Option<Link>,
    /// What whoever sends it can do with it; the customer nothing.
    pub desk: Option<ParcelDesk>,
}

/// What can be done with a parcel. Sends `action` = `send`, `deliver` or `undo`, and with `send` the tracking.
#[derive(Debug, Clone)]
pub struct ParcelDesk {
    /// Its id, part of the fields' ids.
    pub id: String,
    /// Where it is sent.
    pub action: Link,
    /// The page to put into it.
    pub slip: Link,
    /// How it can be followed, while it is to be sent.
    pub send: Option<TrackingFields>,
    /// Whether it may have arrived.
    pub deliver: bool,
}

/// How a parcel can be followed, as typed.
#[derive(Debug, Clone, Default)]
pub struct TrackingFields {
    /// Who carries it.
    pub carrier: String,
    /// The carrier's number.
    pub number: String,
    /// Where it can be followed.
    pub url: String,
    /// What is wrong with carrier and number; may be empty.
    pub problem: String,
    /// What is wrong with the address; may be empty.
    pub url_problem: String,
}

/// The form to pack what a brand has to send. Sends `quantity-LINE` for each line, the tracking, and `action` = `pack` or
/// `send`.
#[derive(Debug, Clone)]
pub struct PackBox {
    /// Where it is sent.
    pub action: Link,
    /// Whose things they are.
    pub brand: String,
    /// The brand's id, part of the fields' ids.
    pub id: String,
    /// What is to be packed.
    pub lines: Vec<PackLine>,
    /// How the parcel can be followed.
    pub tracking: TrackingFields,
    /// Made with the page; the same key never packs twice.
    pub key: String,
    /// What is wrong with the whole; may be empty.
    pub problem: String,
}

/// A line of which something is to be packed.
#[derive(Debug, Clone)]
pub struct PackLine {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// The brand's article number; may be empty.
    pub sku: String,
    /// How many are left.
    pub left: u32,
    /// How many go into the parcel, as typed.
    pub quantity: String,
}
