//! Why a seller has the credit of an order, or why nobody has.

use market::checkout::Order;
use market::network::{CreditBy, PassedWhy};

use crate::i18n::Texts;
use crate::routes::consoles::MemberNames;

/// Everybody the words speak of.
pub(super) fn members_named(order: &Order) -> impl Iterator<Item = i64> {
    let passed = order.credit.passed.iter().map(|passed| passed.member.0);
    order.seller.map(i64::from).into_iter().chain(passed)
}

/// One sentence for who has it, and one for each who came into question and has not.
pub(super) fn words(texts: &Texts, order: &Order, names: &MemberNames) -> String {
    let seller = order.seller.map(|seller| names.of(seller.number())).unwrap_or_default();
    let first = match order.credit.by {
        CreditBy::SellerOfRecord(since) => {
            texts.t("credit-of-record").with("name", seller).with("date", texts.date(since)).to_string()
        }
        CreditBy::Click(at) => {
            texts.t("credit-click").with("name", seller).with("date", texts.date_time(at)).to_string()
        }
        CreditBy::Coupon => texts.t("credit-coupon").with("name", seller).with("code", &order.coupon).to_string(),
        CreditBy::Nobody => texts.t("credit-nobody").to_string(),
    };
    let passed = order.credit.passed.iter().map(|passed| {
        let name = names.of(passed.member.0);
        match passed.why {
            PassedWhy::Inactive => texts.t("credit-passed-inactive").with("name", name).to_string(),
            PassedWhy::Buyer => texts.t("credit-passed-buyer").with("name", name).to_string(),
            PassedWhy::TooOld => {
                texts.t("credit-passed-too-old").with("name", name).with("date", texts.date_time(passed.at)).to_string()
            }
            PassedWhy::AtCheckout => texts
                .t("credit-passed-at-checkout")
                .with("name", name)
                .with("date", texts.date_time(passed.at))
                .to_string(),
            PassedWhy::Later if matches!(order.credit.by, CreditBy::Coupon) => {
                texts.t("credit-passed-coupon").with("name", name).with("date", texts.date_time(passed.at)).to_string()
            }
            PassedWhy::Later => texts.t("credit-passed-later").with("name", name).to_string(),
        }
    });
    std::iter::once(first).chain(passed).collect::<Vec<_>>().join(" ")
}
