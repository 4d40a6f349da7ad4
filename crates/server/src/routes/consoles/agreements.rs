//! Agreements, seen from either side: the brand's page and the shop's page show and answer them in the same way.

use base::Bps;
use market::AgreementId;
use market::terms::{Agreement, AgreementStatus, Party, Side, Terms, TermsError};

use super::{days, terms_problem};
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::checkout::order::StateWord;
use crate::pages::merchant::brands::Agreement as AgreementRow;
use crate::pages::parts::{Flash, Moment, NamedLink, Tone};
use crate::web::{App, WebError};

/// How an agreement stands, seen from one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    /// The other side waits for our answer.
    Asked,
    /// We wait for theirs.
    Waiting,
    /// It runs.
    Running,
    /// It runs until the notice is over.
    Ending,
    /// It came to nothing, or is over.
    Over,
}

impl Seen {
    fn of(agreement: &Agreement, side: Side, now: base::Timestamp) -> Self {
        match agreement.status {
            AgreementStatus::Offered if agreement.offered_by == side => Self::Waiting,
            AgreementStatus::Offered => Self::Asked,
            AgreementStatus::Accepted if !agreement.runs_at(now) => Self::Over,
            AgreementStatus::Accepted if agreement.ends_at.is_some() => Self::Ending,
            AgreementStatus::Accepted => Self::Running,
            AgreementStatus::Declined | AgreementStatus::Ended => Self::Over,
        }
    }

    fn state(self, texts: &Texts, declined: bool) -> StateWord {
        let (label, tone) = match self {
            Self::Asked => (texts.t("agreement-asked"), Tone::Warn),
            Self::Waiting => (texts.t("agreement-waiting"), Tone::Info),
            Self::Running => (texts.t("agreement-running"), Tone::Good),
            Self::Ending => (texts.t("agreement-ending"), Tone::Warn),
            Self::Over if declined => (texts.t("agreement-declined"), Tone::Info),
            Self::Over => (texts.t("agreement-over"), Tone::Info),
        };
        StateWord { label: label.to_string(), tone }
    }
}

/// The agreements of `party`, those that wait for an answer first. `action` makes the address where answers are sent.
pub(in crate::routes) async fn agreement_rows(
    app: &App,
    texts: &Texts,
    party: Party,
    action: impl Fn(AgreementId) -> Link,
) -> Result<Vec<AgreementRow>, WebError> {
    let now = app.now();
    let mut agreements: Vec<(Seen, Agreement)> = Vec::new();
    for agreement in app.market().terms().agreements_of(party).await? {
        agreements.push((Seen::of(&agreement, party.side(), now), agreement));
    }
    // The order within a kind stays: the newest first.
    agreements.sort_by_key(|(seen, _)| *seen);
    let mut rows = Vec::with_capacity(agreements.len());
    for (seen, agreement) in agreements {
        rows.push(row(app, texts, party.side(), seen, &agreement, action(agreement.id)).await?);
    }
    Ok(rows)
}

async fn row(
    app: &App,
    texts: &Texts,
    side: Side,
    seen: Seen,
    agreement: &Agreement,
    action: Link,
) -> Result<AgreementRow, WebError> {
    let now = app.now();
    let rate = app.market().terms().catalog_rate(agreement.brand).await?;
    let floor = agreement.commission_floor;
    let commission = texts.t("agreement-terms").with("rate", rate).with("floor", floor);
    let since = match seen {
        Seen::Asked | Seen::Waiting => agreement.offered_at,
        Seen::Over => agreement.ends_at.or(agreement.decided_at).unwrap_or(agreement.offered_at),
        Seen::Running | Seen::Ending => agreement.decided_at.unwrap_or(agreement.offered_at),
    };
    let ends = agreement.ends_at.filter(|_| seen == Seen::Ending);
    Ok(AgreementRow {
        partner: partner(app, side, agreement).await?,
        state: seen.state(texts, agreement.status == AgreementStatus::Declined),
        commission: commission.to_string(),
        notice: days(texts, agreement.notice_days),
        products: app.market().shelf().active_products(agreement.brand).await?,
        since: Moment::new(texts, since, now),
        ends: ends.map(|end| Moment::new(texts, end, now)),
        action,
        can_answer: seen == Seen::Asked,
        can_withdraw: seen == Seen::Waiting,
        can_end: seen == Seen::Running,
    })
}

/// The other side.
async fn partner(app: &App, side: Side, agreement: &Agreement) -> Result<NamedLink, WebError> {
    let people = app.market().people();
    match side {
        Side::Merchant => {
            let brand = people.brand(agreement.brand).await?.ok_or(WebError::NotFound)?;
            Ok(NamedLink { href: link::brand(&brand.slug), name: brand.name })
        }
        Side::Brand => {
            let merchant = people.merchant(agreement.merchant).await?.ok_or(WebError::NotFound)?;
            Ok(NamedLink { href: link::shop(&merchant.slug), name: merchant.name })
        }
    }
}

/// Does what `action` says with an agreement of `party`, and says what came of it.
pub(in crate::routes) async fn answer(
    texts: &Texts,
    terms: &Terms,
    party: Party,
    id: &str,
    action: &str,
) -> Result<Flash, WebError> {
    let id: AgreementId = id.parse().map_err(|_| WebError::NotFound)?;
    let done = match action {
        "accept" => terms.accept(party, id).await.map(|()| texts.t("agreement-accepted").to_string()),
        "decline" => terms.decline(party, id).await.map(|()| texts.t("agreement-said-no").to_string()),
        "end" => {
            let end = terms.end(party, id).await;
            end.map(|end| texts.t("agreement-noticed").with("date", texts.date(end)).to_string())
        }
        _ => return Err(WebError::NotFound),
    };
    match done {
        Ok(sentence) => Ok(Flash::good(sentence)),
        Err(error @ (TermsError::NoSuchAgreement | TermsError::NoSuchParty | TermsError::Db(_))) => Err(error.into()),
        Err(error) => Ok(Flash::bad(terms_problem(texts, &error))),
    }
}

/// The floor and the notice of an offer as typed; what is wrong with either is `None`.
pub(in crate::routes) fn offer_terms(floor: &str, notice_days: &str) -> (Option<Bps>, Option<u32>) {
    (Bps::parse_percent(floor), notice_days.trim().parse().ok())
}
