use base::{Money, Span};

use crate::OrderId;
use crate::people::Merchant;

/// The code of the payment method `manual`.
pub const MANUAL: &str = "manual";

/// A way to pay. A new one is one more type here; orders only remember its code.
pub trait PaymentMethod: Send + Sync + std::fmt::Debug {
    /// Its code, stored with the order.
    fn code(&self) -> &'static str;

    /// How long stock is kept for an order that is to be paid in this way.
    fn reservation(&self, merchant: &Merchant) -> Span;

    /// What the customer is told to do.
    fn instructions(&self, merchant: &Merchant, order: OrderId, total: Money) -> Instructions;
}

/// What a customer does to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instructions {
    /// What the merchant says of it: a bank account, "at the door".
    pub text: String,
    /// How much.
    pub amount: Money,
    /// What to write on the transfer, so that the merchant finds the order.
    pub reference: String,
}

/// Bank transfer, cash, anything the merchant confirms by hand.
#[derive(Debug)]
struct Manual;

impl PaymentMethod for Manual {
    fn code(&self) -> &'static str {
        MANUAL
    }

    fn reservation(&self, merchant: &Merchant) -> Span {
        merchant.reserve
    }

    fn instructions(&self, merchant: &Merchant, order: OrderId, total: Money) -> Instructions {
        Instructions { text: merchant.payment_instructions.clone(), amount: total, reference: order.reference() }
    }
}

/// Every way to pay.
#[must_use]
pub fn payment_methods() -> &'static [&'static dyn PaymentMethod] {
    &[&Manual]
}

/// The way to pay with this code.
#[must_use]
pub fn payment_method(code: &str) -> Option<&'static dyn PaymentMethod> {
    payment_methods().iter().copied().find(|method| method.code() == code)
}

impl OrderId {
    /// The id as people write it on a transfer: `01KZ-7Q4M-XE3A`, every order its own.
    #[must_use]
    pub fn reference(self) -> String {
        let spelled = self.to_string().to_uppercase();
        let digits = spelled.trim_start_matches("ORD_").trim_start_matches('0');
        let digits = format!("{digits:0>12}");
        let groups = digits.as_bytes().rchunks(4).rev().map(|group| String::from_utf8_lossy(group).into_owned());
        groups.collect::<Vec<_>>().join("-")
    }

    /// The id of a reference as people copy it from a transfer: of either case, with or without its hyphens; also the id
    /// itself. `None` when it is neither.
    #[must_use]
    pub fn from_reference(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let digits: String = text.trim_start_matches("ord_").chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        format!("ord_{digits:0>13}").parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{MANUAL, payment_method};
    use crate::OrderId;

    #[test]
    fn references_are_short_and_keep_every_digit() {
        assert_eq!(OrderId::from_number(382_105_443_221_966_848).reference(), "AKC2-W14Z-T400");
        assert_eq!(OrderId::from_number(1).reference(), "0000-0000-0001");
        assert_eq!(OrderId::from_number(i64::MAX).reference(), "7-ZZZZ-ZZZZ-ZZZZ");
    }

    #[test]
    fn references_are_found_again_however_they_were_copied() {
        for number in [1, 382_105_443_221_966_848, i64::MAX] {
            let id = OrderId::from_number(number);
            let reference = id.reference();
            for copied in [reference.clone(), reference.to_lowercase(), reference.replace('-', ""), id.to_string()] {
                assert_eq!(OrderId::from_reference(&copied), Some(id), "{copied}");
            }
        }
        assert_eq!(OrderId::from_reference("ana@example.com"), None);
    }

    #[test]
    fn a_method_is_found_by_its_code() {
        assert!(payment_method(MANUAL).is_some());
        assert!(payment_method("gold").is_none());
    }
}
