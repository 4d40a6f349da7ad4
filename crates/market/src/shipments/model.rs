use base::Timestamp;

use super::ShipmentError;
use crate::words::stored_words;
use crate::{BrandId, LineId, OrderId, ShipmentId};

/// The most characters of a carrier's name or a number.
const MOST_LINE: usize = 100;
/// The most characters of an address.
const MOST_URL: usize = 500;

/// Where a parcel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShipmentStatus {
    /// Its pieces are in it; it can still be unpacked.
    Packed,
    /// It is on its way.
    Shipped,
    /// It has arrived.
    Delivered,
    /// It was unpacked again.
    Undone,
}

stored_words!(ShipmentStatus, "the status of a parcel", {
    Packed = "packed",
    Shipped = "shipped",
    Delivered = "delivered",
    Undone = "undone",
});

/// How a parcel can be followed. All of it may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tracking {
    /// Who carries it.
    pub carrier: String,
    /// The carrier's number of it.
    pub number: String,
    /// Where on the web it can be followed, an http or https address.
    pub url: String,
}

impl Tracking {
    /// The same, trimmed, when it can be shown and followed safely.
    ///
    /// # Errors
    /// [`ShipmentError::Tracking`] or [`ShipmentError::TrackingUrl`], whichever is wrong.
    pub fn checked(&self) -> Result<Self, ShipmentError> {
        let line = |text: &str| {
            let text = text.trim();
            let is_fine = text.chars().count() <= MOST_LINE && !text.chars().any(char::is_control);
            is_fine.then(|| text.to_owned()).ok_or(ShipmentError::Tracking)
        };
        let url = self.url.trim();
        if !url.is_empty() && !is_web_address(url) {
            return Err(ShipmentError::TrackingUrl);
        }
        Ok(Self { carrier: line(&self.carrier)?, number: line(&self.number)?, url: url.to_owned() })
    }
}

/// Whether `text` is an http or https address that is what it looks like: with a host, without a user before it, and
/// without characters that an address has to encode.
fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
    text.chars().count() <= MOST_URL
        && text.chars().all(is_plain)
        && host.chars().all(is_host)
        && host.starts_with(char::is_alphanumeric)
        && host.contains('.')
}

/// A parcel to be packed.
#[derive(Debug, Clone)]
pub struct NewShipment {
    /// Made with the form: the same submission twice is one parcel.
    pub idempotency_key: String,
    /// How many pieces of which lines, all of one brand.
    pub lines: Vec<(LineId, i64)>,
    /// How it can be followed, when it is handed over at once; `None` leaves it packed.
    pub sent: Option<Tracking>,
}

/// A parcel.
#[derive(Debug, Clone)]
pub struct Shipment {
    /// Its id.
    pub id: ShipmentId,
    /// The order it is of.
    pub order: OrderId,
    /// Who sends it.
    pub brand: BrandId,
    /// The brand's name today.
    pub brand_name: String,
    /// Where it stands.
    pub status: ShipmentStatus,
    /// How it can be followed.
    pub tracking: Tracking,
    /// What is in it.
    pub lines: Vec<ShipmentLine>,
    /// When it was packed.
    pub packed_at: Timestamp,
    /// When it was sent.
    pub shipped_at: Option<Timestamp>,
    /// When it arrived.
    pub delivered_at: Option<Timestamp>,
}

impl Shipment {
    /// How many pieces are in it.
    #[must_use]
    pub fn pieces(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity).fold(0, i64::saturating_add)
    }
}

/// Pieces of one line in a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShipmentLine {
    /// The line.
    pub line: LineId,
    /// What it was bought as.
    pub title: String,
    /// The chosen options in words; may be empty.
    pub options: String,
    /// The brand's article number.
    pub sku: String,
    /// How many.
    pub quantity: i64,
}

#[cfg(test)]
mod tests {
    use super::Tracking;

    #[test]
    fn only_addresses_of_the_web_can_be_followed() {
        let checked = |url: &str| Tracking { url: url.into(), ..Tracking::default() }.checked().is_ok();
        for fine in ["", "https://dhl.example/t?n=1&b=2#x", " http://post.example ", "HTTPS://Post.Example:8443/ä"] {
            assert!(checked(fine), "{fine}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//dhl.example",
            "dhl.example",
            "https://",
            "https:///x",
            "https://user@evil.example/",
            "https://dhl.example/\"onclick=",
            "https://dhl.example/a b",
            "https://dhl.example\\@evil.example",
            "https://localhost",
            "https://.example",
        ] {
            assert!(!checked(bad), "{bad}");
        }
        assert!(!checked(&format!("https://dhl.example/{}", "x".repeat(500))));
        let line = |carrier: &str| Tracking { carrier: carrier.into(), ..Tracking::default() }.checked().is_ok();
        assert!(line(&"x".repeat(100)) && !line(&"x".repeat(101)) && !line("a\r\nBcc: b@example.com"));
    }
}
