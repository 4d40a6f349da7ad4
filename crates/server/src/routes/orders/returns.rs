use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base::Timestamp;
use market::returns::{PhotoInfo, Return, ReturnError, ReturnLine, ReturnReason, ReturnStatus};
use market::{PhotoId, ReturnId};

use crate::i18n::Texts;
use crate::link::Link;
use crate::pages::checkout::order::StateWord;
use crate::pages::orders::returns::{PhotoView, ReturnView};
use crate::pages::parts::{Moment, Tone};
use crate::web::{App, WebError};

/// The ways from a return, as far as whoever sees it may go them.
pub(in crate::routes) struct ReturnLinks<'a> {
    /// To one of its pictures.
    pub(in crate::routes) photo: &'a dyn Fn(PhotoId) -> Link,
    /// Where the customer keeps it after all.
    pub(in crate::routes) withdraw: Option<Link>,
    /// Where the merchant decides.
    pub(in crate::routes) decide: Option<Link>,
}

/// A return, ready to print.
pub(in crate::routes) fn return_view(texts: &Texts, of: &Return, now: Timestamp, links: ReturnLinks<'_>) -> ReturnView {
    let photo = |info: &PhotoInfo| PhotoView { href: (links.photo)(info.id), width: info.width, height: info.height };
    ReturnView {
        title: texts.t("return-of").with("count", of.pieces()).with("brand", &of.brand_name).to_string(),
        state: return_state(texts, of.status),
        asked: Moment::new(texts, of.asked_at, now),
        lines: of.lines.iter().map(|line| line_words(texts, of.status, line)).collect(),
        reason: reason_words(texts, of.reason),
        words: of.words.clone(),
        answer: of.answer.clone(),
        photos: of.photos.iter().map(photo).collect(),
        refunded: of.refunded,
        withdraw: links.withdraw.filter(|_| of.status == ReturnStatus::Asked),
        decide: links.decide,
    }
}

/// "2 × Bowl, blue", and what became of it once it is there.
fn line_words(texts: &Texts, status: ReturnStatus, line: &ReturnLine) -> String {
    let options = if line.options.is_empty() { String::new() } else { format!(", {}", line.options) };
    let what = format!("{} × {}{options}", line.quantity, line.title);
    if status != ReturnStatus::Received {
        return what;
    }
    let became = match (line.received, line.restocked) {
        (0, _) => texts.t("return-line-missing"),
        (_, true) => texts.t("return-line-restocked"),
        (_, false) => texts.t("return-line-written-off"),
    };
    format!("{what}: {}", became.with("count", line.received))
}

/// The state in a word.
pub(in crate::routes) fn return_state(texts: &Texts, status: ReturnStatus) -> StateWord {
    let (label, tone) = match status {
        ReturnStatus::Asked => (texts.t("return-asked"), Tone::Warn),
        ReturnStatus::Accepted => (texts.t("return-accepted"), Tone::Info),
        ReturnStatus::Declined => (texts.t("return-declined"), Tone::Bad),
        ReturnStatus::Withdrawn => (texts.t("return-withdrawn"), Tone::Info),
        ReturnStatus::Received => (texts.t("return-received"), Tone::Good),
    };
    StateWord { label: label.to_string(), tone }
}

/// The reason in words.
pub(in crate::routes) fn reason_words(texts: &Texts, reason: ReturnReason) -> String {
    match reason {
        ReturnReason::Damaged => texts.t("reason-damaged"),
        ReturnReason::Wrong => texts.t("reason-wrong"),
        ReturnReason::NotAsDescribed => texts.t("reason-not-as-described"),
        ReturnReason::DoesNotFit => texts.t("reason-does-not-fit"),
        ReturnReason::TooLate => texts.t("reason-too-late"),
        ReturnReason::ChangedMind => texts.t("reason-changed-mind"),
        ReturnReason::Other => texts.t("reason-other"),
    }
    .to_string()
}

/// What is wrong, in words; what nobody can mend goes on as it is.
pub(in crate::routes) fn return_problem(texts: &Texts, error: ReturnError) -> Result<String, WebError> {
    Ok(match error {
        ReturnError::Empty => texts.t("return-problem-empty").to_string(),
        ReturnError::TooMany { title, left } => {
            texts.t("return-problem-many").with("title", title).with("left", left).to_string()
        }
        ReturnError::Over(until) => texts.t("return-problem-over").with("date", texts.date(until)).to_string(),
        ReturnError::Words => texts.t("return-problem-words").to_string(),
        ReturnError::NoWords => texts.t("return-problem-no-words").to_string(),
        ReturnError::Photos => texts.t("return-problem-photos").to_string(),
        ReturnError::WrongState(_) => texts.t("return-problem-state").to_string(),
        other => return Err(other.into()),
    })
}

/// A picture of a return. Whoever calls this has made sure that whoever asks may see the return. No cache keeps it: the next
/// one at this screen may be somebody else.
pub(in crate::routes) async fn photo(app: &App, of: ReturnId, photo: &str) -> Result<Response, WebError> {
    let photo: PhotoId = photo.parse().map_err(|_| WebError::NotFound)?;
    let found = app.market().returns().photo(of, photo).await?;
    let kind = HeaderValue::from_str(&found.content_type).map_err(|_| WebError::Internal)?;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, found.bytes).into_response())
}
