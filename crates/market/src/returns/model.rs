use base::{Money, Timestamp};

use crate::media::NewPicture;
use crate::words::stored_words;
use crate::{BrandId, LineId, MerchantId, OrderId, PhotoId, ReturnId};

/// The most pictures that come with a return.
pub const MOST_PHOTOS: usize = 4;

/// Why a customer gives something back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnReason {
    /// It arrived broken, or broke at once.
    Damaged,
    /// It is something else than what was ordered.
    Wrong,
    /// It is not as the shop said.
    NotAsDescribed,
    /// It does not fit.
    DoesNotFit,
    /// It came too late to be of use.
    TooLate,
    /// The customer does not want it any more.
    ChangedMind,
    /// Something else, told in words.
    Other,
}

stored_words!(ReturnReason, "the reason of a return", {
    Damaged = "damaged",
    Wrong = "wrong",
    NotAsDescribed = "not_as_described",
    DoesNotFit = "does_not_fit",
    TooLate = "too_late",
    ChangedMind = "changed_mind",
    Other = "other",
});

impl ReturnReason {
    /// Every reason, in the order a form offers them.
    pub const ALL: [Self; 7] = [
        Self::Damaged,
        Self::Wrong,
        Self::NotAsDescribed,
        Self::DoesNotFit,
        Self::TooLate,
        Self::ChangedMind,
        Self::Other,
    ];
}

/// Where a return stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnStatus {
    /// The merchant has to decide.
    Asked,
    /// The customer may send the goods.
    Accepted,
    /// It is not taken back.
    Declined,
    /// The customer keeps it after all.
    Withdrawn,
    /// The goods are there and the money went back.
    Received,
}

stored_words!(ReturnStatus, "the status of a return", {
    Asked = "asked",
    Accepted = "accepted",
    Declined = "declined",
    Withdrawn = "withdrawn",
    Received = "received",
});

/// What a customer asks for.
#[derive(Debug, Clone)]
pub struct NewReturn {
    /// Made with the form: the same submission twice is one return.
    pub idempotency_key: String,
    /// How many pieces of which lines, all of one brand.
    pub lines: Vec<(LineId, i64)>,
    /// Why.
    pub reason: ReturnReason,
    /// Why, in words; may be empty.
    pub words: String,
    /// Up to four pictures, made ours; of each the greatest width is kept.
    pub photos: Vec<NewPicture>,
}

/// What a merchant says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is taken back: where and how to send it.
    Accept(String),
    /// It is not: why.
    Decline(String),
}

/// What arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// How many pieces of which lines of the return; lines left out did not arrive.
    pub lines: Vec<ReceivedLine>,
    /// Whether the money goes to the customer's credit balance.
    pub to_credit: bool,
    /// What the customer reads beside the refund.
    pub reason: String,
}

/// Pieces of a line that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceivedLine {
    /// The line.
    pub line: LineId,
    /// How many.
    pub quantity: i64,
    /// Whether they go back on the shelf; otherwise they are written off.
    pub restock: bool,
}

/// A return.
#[derive(Debug, Clone)]
pub struct Return {
    /// Its id.
    pub id: ReturnId,
    /// The order it is of.
    pub order: OrderId,
    /// Who decides.
    pub merchant: MerchantId,
    /// Whom the goods go back to.
    pub brand: BrandId,
    /// The brand's name today.
    pub brand_name: String,
    /// Where it stands.
    pub status: ReturnStatus,
    /// Why.
    pub reason: ReturnReason,
    /// Why, in words; may be empty.
    pub words: String,
    /// What the merchant answered; empty until then.
    pub answer: String,
    /// What is given back.
    pub lines: Vec<ReturnLine>,
    /// The pictures that came with it.
    pub photos: Vec<PhotoInfo>,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When the merchant decided.
    pub decided_at: Option<Timestamp>,
    /// When the goods arrived.
    pub received_at: Option<Timestamp>,
    /// How much money went back.
    pub refunded: Option<Money>,
}

impl Return {
    /// How many pieces it is about.
    #[must_use]
    pub fn pieces(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity).fold(0, i64::saturating_add)
    }
}

/// Pieces of a line that are given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnLine {
    /// The line.
    pub line: LineId,
    /// What it was bought as.
    pub title: String,
    /// The chosen options in words; may be empty.
    pub options: String,
    /// How many.
    pub quantity: i64,
    /// How many have arrived.
    pub received: i64,
    /// Whether those went back on the shelf.
    pub restocked: bool,
}

/// A picture that came with a return, without its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoInfo {
    /// Its id.
    pub id: PhotoId,
    /// Its width in points.
    pub width: i64,
    /// Its height in points.
    pub height: i64,
}

/// A picture that came with a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Its media type.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Which returns of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReturnFilter {
    /// Only those in this state.
    pub status: Option<ReturnStatus>,
    /// Only those asked for before this one; `None` starts with the newest.
    pub before: Option<ReturnId>,
    /// At most this many; 1 to 200.
    pub limit: u32,
}

/// A return in a list.
#[derive(Debug, Clone)]
pub struct ReturnRow {
    /// Its id.
    pub id: ReturnId,
    /// The order it is of.
    pub order: OrderId,
    /// The customer's name.
    pub customer: String,
    /// Whom the goods go back to.
    pub brand_name: String,
    /// How many pieces.
    pub pieces: i64,
    /// Why.
    pub reason: ReturnReason,
    /// Where it stands.
    pub status: ReturnStatus,
    /// When it was asked for.
    pub asked_at: Timestamp,
}
