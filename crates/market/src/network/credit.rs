//! Who has the credit of a sale, and why nobody else has.
//!
//! The rules, in this order:
//!
//! 1. A signed-in customer keeps the seller of record.
//! 2. Otherwise the seller whose coupon is in the cart. A cart has one coupon, so no two of them ever meet.
//! 3. Otherwise the last click within the merchant's window counts. A click at checkout takes nothing over: it counts only
//!    when there is no other, and of several the first.
//! 4. Whoever is deactivated or is the buyer is passed over, and the next one counts.
//! 5. Otherwise nobody.

use base::Timestamp;
use plan::{Member, Position};
use serde::{Deserialize, Serialize};

use crate::{MemberId, PersonId, VisitId};

/// Who buys: the signed-in person, if any, and the address the order is sent to.
#[derive(Debug, Clone, Copy)]
pub struct Buyer<'a> {
    /// The signed-in person.
    pub person: Option<PersonId>,
    /// The e-mail address of the order; of either case.
    pub email: &'a str,
}

/// What leads from an order to sellers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trail<'a> {
    /// The seller whose coupon is used.
    pub coupon_of: Option<MemberId>,
    /// The hash of the visitor's cookie, by which clicks were recorded.
    pub visitor_hash: Option<&'a str>,
}

/// Who has the credit of a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The seller of record, who may earn; `None` when nobody has the credit.
    pub seller: Option<Position>,
    /// The buyer's own membership in this network, if there is one: nobody earns on what they buy themselves.
    pub buyer: Option<Member>,
    /// Why, stored with the order as JSON.
    pub reason: CreditReason,
    /// The click on the seller's link that the buyer came by, if there is one, whatever decided.
    pub visit: Option<VisitId>,
}

/// Why somebody has the credit of a sale, or nobody has. The field names are a file format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditReason {
    /// What decided.
    pub by: CreditBy,
    /// Who came into question and does not have it, in the order they were considered; at most 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<Passed>,
}

/// What decided who has the credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditBy {
    /// The signed-in customer's seller of record, since this moment.
    SellerOfRecord(#[serde(with = "moment")] Timestamp),
    /// The seller's coupon, which the order names.
    Coupon,
    /// A click on the seller's link, at this moment.
    Click(#[serde(with = "moment")] Timestamp),
    /// Nobody came into question, or nobody who may have it.
    Nobody,
}

/// Somebody who came into question and does not have the credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Who.
    pub member: Member,
    /// What speaks for them.
    #[serde(default, skip_serializing_if = "Claim::is_click")]
    pub claim: Claim,
    /// The moment of the click or of the order with their coupon, or since when they are seller of record.
    #[serde(with = "moment")]
    pub at: Timestamp,
    /// Why not.
    pub why: PassedWhy,
}

/// What speaks for somebody who does not have the credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// A click.
    #[default]
    Click,
    /// Their coupon.
    Coupon,
    /// Being the seller of record.
    SellerOfRecord,
}

impl Claim {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    const fn is_click(&self) -> bool {
        matches!(self, Self::Click)
    }

    const fn of(by: CreditBy) -> Self {
        match by {
            CreditBy::SellerOfRecord(_) => Self::SellerOfRecord,
            CreditBy::Coupon => Self::Coupon,
            CreditBy::Click(_) | CreditBy::Nobody => Self::Click,
        }
    }
}

/// Why somebody does not have the credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassedWhy {
    /// Deactivated when the order was placed.
    Inactive,
    /// The buyer, signed in or by the e-mail address.
    Buyer,
    /// The click was longer ago than the merchant's window.
    TooOld,
    /// Clicked on when the checkout was open already: that takes nothing over.
    AtCheckout,
    /// Somebody before in this order has it: the seller of record, the one of the coupon, or whoever was clicked on later.
    Later,
}

/// Somebody who comes into question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) member: MemberId,
    /// What speaks for them.
    pub(super) by: CreditBy,
    pub(super) at: Timestamp,
    pub(super) active: bool,
    pub(super) is_buyer: bool,
    /// The click.
    pub(super) visit: Option<VisitId>,
    pub(super) when: When,
}

/// When a click was, as far as it decides what it is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Within the window, or no click at all.
    InTime,
    /// Within the window, when the checkout was open already.
    AtCheckout,
    /// Before the window.
    TooOld,
}

impl Candidate {
    /// Whether it would take over from an ordinary click, and may not.
    fn comes_too_late_for(&self, chosen: &Self) -> bool {
        self.when == When::AtCheckout && chosen.when == When::InTime && matches!(chosen.by, CreditBy::Click(_))
    }
}

/// How many of those who do not have the credit are kept.
const MOST_PASSED: usize = 20;

/// Picks from `candidates`: the seller of record first, then the one of the coupon, then the clicks from the latest back, those
/// at checkout last.
pub(super) fn decide(candidates: &[Candidate], buyer: Option<MemberId>) -> Credit {
    let mut chosen: Option<&Candidate> = None;
    let mut passed = Vec::new();
    for candidate in candidates {
        let why = match candidate {
            _ if candidate.is_buyer => PassedWhy::Buyer,
            _ if !candidate.active => PassedWhy::Inactive,
            // Their own coupon and clicks are no other claim.
            _ if chosen.is_some_and(|chosen| chosen.member == candidate.member) => continue,
            _ if candidate.when == When::TooOld => PassedWhy::TooOld,
            _ if chosen.is_some_and(|chosen| candidate.comes_too_late_for(chosen)) => PassedWhy::AtCheckout,
            _ if chosen.is_some() => PassedWhy::Later,
            _ => {
                chosen = Some(candidate);
                continue;
            }
        };
        let claim = Claim::of(candidate.by);
        passed.push(Passed { member: plan_member(candidate.member), claim, at: candidate.at, why });
    }
    passed.truncate(MOST_PASSED);
    let of_chosen = |candidate: &&Candidate| {
        candidate.when != When::TooOld && chosen.is_some_and(|chosen| chosen.member == candidate.member)
    };
    Credit {
        visit: candidates.iter().filter(of_chosen).find_map(|candidate| candidate.visit),
        seller: chosen.map(|chosen| Position { member: plan_member(chosen.member), active: true }),
        buyer: buyer.map(plan_member),
        reason: CreditReason { by: chosen.map_or(CreditBy::Nobody, |chosen| chosen.by), passed },
    }
}

/// A member as the plan knows it.
pub(super) const fn plan_member(id: MemberId) -> Member {
    Member(id.number())
}

/// Moments inside a stored reason, spelled as in RFC 3339.
mod moment {
    use base::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(moment)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        Timestamp::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use base::Timestamp;
    use plan::Member;

    use super::{Candidate, CreditBy, CreditReason, PassedWhy, When, decide};
    use crate::{MemberId, VisitId};

    fn click(member: i64, at: i64) -> Candidate {
        let at = Timestamp::from_millis(at);
        let by = CreditBy::Click(at);
        let visit = Some(VisitId::from_number(member * 10));
        let member = MemberId::from_number(member);
        Candidate { member, by, at, active: true, is_buyer: false, visit, when: When::InTime }
    }

    fn of_record(member: i64) -> Candidate {
        let at = Timestamp::from_millis(5);
        Candidate { by: CreditBy::SellerOfRecord(at), at, visit: None, ..click(member, 5) }
    }

    fn outcome(candidates: &[Candidate]) -> (Option<i64>, Vec<(i64, PassedWhy)>) {
        let credit = decide(candidates, None);
        let passed = credit.reason.passed.iter().map(|passed| (passed.member.0, passed.why)).collect();
        (credit.seller.map(|seller| seller.member.0), passed)
    }

    #[test]
    fn the_seller_of_record_comes_first_then_the_latest_click() {
        assert_eq!(outcome(&[]), (None, vec![]));
        assert_eq!(outcome(&[click(2, 90), click(3, 80)]), (Some(2), vec![(3, PassedWhy::Later)]));
        assert_eq!(outcome(&[of_record(1), click(2, 90)]), (Some(1), vec![(2, PassedWhy::Later)]));
        assert_eq!(outcome(&[of_record(1), click(1, 90)]), (Some(1), vec![]));
    }

    #[test]
    fn a_coupon_beats_clicks_and_not_the_seller_of_record() {
        let coupon = |member| Candidate { by: CreditBy::Coupon, ..click(member, 100) };
        let later = |member| (member, PassedWhy::Later);
        assert_eq!(outcome(&[coupon(2), click(3, 90)]), (Some(2), vec![later(3)]));
        assert_eq!(outcome(&[of_record(1), coupon(2), click(3, 90)]), (Some(1), vec![later(2), later(3)]));
        assert_eq!(outcome(&[coupon(2), click(2, 90)]), (Some(2), vec![]));
    }

    #[test]
    fn a_click_at_checkout_takes_nothing_over() {
        let at_checkout = |member, at| Candidate { when: When::AtCheckout, ..click(member, at) };
        let too_late = |member| (member, PassedWhy::AtCheckout);
        assert_eq!(outcome(&[click(2, 10), at_checkout(3, 90)]), (Some(2), vec![too_late(3)]));
        assert_eq!(
            outcome(&[of_record(1), click(2, 10), at_checkout(3, 90)]),
            (Some(1), vec![(2, PassedWhy::Later), (3, PassedWhy::Later)]),
            "what decided is the seller of record"
        );
        assert_eq!(outcome(&[at_checkout(3, 90)]), (Some(3), vec![]), "there is nothing to take over");
        assert_eq!(outcome(&[at_checkout(3, 90), at_checkout(4, 91)]), (Some(3), vec![(4, PassedWhy::Later)]));
        let gone = Candidate { active: false, ..click(2, 10) };
        assert_eq!(outcome(&[gone, at_checkout(3, 90)]), (Some(3), vec![(2, PassedWhy::Inactive)]));
    }

    #[test]
    fn a_click_before_the_window_is_told_and_counts_nothing() {
        let old = |member| Candidate { when: When::TooOld, ..click(member, 1) };
        assert_eq!(outcome(&[old(2)]), (None, vec![(2, PassedWhy::TooOld)]));
        assert_eq!(outcome(&[click(3, 90), old(3), old(2)]), (Some(3), vec![(2, PassedWhy::TooOld)]));
        assert_eq!(decide(&[of_record(1), old(1)], None).visit, None);
    }

    #[test]
    fn the_click_is_kept_whatever_decided() {
        let visit = |candidates: &[Candidate]| decide(candidates, None).visit.map(VisitId::number);
        assert_eq!(visit(&[of_record(1), click(2, 90), click(1, 80)]), Some(10));
        assert_eq!(visit(&[of_record(1), click(2, 90)]), None);
        assert_eq!(visit(&[]), None);
    }

    #[test]
    fn who_may_not_earn_is_passed_over() {
        let gone = |candidate| Candidate { active: false, ..candidate };
        let buys = |candidate| Candidate { is_buyer: true, ..candidate };
        assert_eq!(
            outcome(&[gone(of_record(1)), buys(click(2, 90)), click(3, 80), gone(click(4, 70))]),
            (Some(3), vec![(1, PassedWhy::Inactive), (2, PassedWhy::Buyer), (4, PassedWhy::Inactive)])
        );
        assert_eq!(outcome(&[buys(gone(click(1, 90)))]), (None, vec![(1, PassedWhy::Buyer)]));
    }

    #[test]
    fn only_the_first_twenty_are_kept() {
        let many: Vec<_> = (0..100).map(|member| click(member, 1000 - member)).collect();
        assert_eq!(outcome(&many).1.len(), 20);
    }

    #[test]
    fn the_stored_spelling_is_a_file_format() {
        let credit = decide(&[click(2, 0), click(3, -1000)], Some(MemberId::from_number(9)));
        assert_eq!(credit.buyer, Some(Member(9)));
        let text = serde_json::to_string(&credit.reason).unwrap();
        assert_eq!(
            text,
            r#"{"by":{"click":"1970-01-01T00:00:00Z"},"passed":[{"member":3,"at":"1969-12-31T23:59:59Z","why":"later"}]}"#
        );
        assert_eq!(serde_json::from_str::<CreditReason>(&text).unwrap(), credit.reason);
        let nobody = serde_json::to_string(&decide(&[], None).reason).unwrap();
        assert_eq!(nobody, r#"{"by":"nobody"}"#);
    }
}
