//! `Idempotency-Key`: the same request again gets the same answer instead of doing it again.

use axum::http::HeaderMap;
use market::KeyId;
use market::hash_secret;
use market::replies::Begun;

use super::answer::Answered;
use super::call::Asked;
use super::operation::{Operation, Replay};
use super::problem::{Code, Problem};

const HEADER: &str = "idempotency-key";
const SHORTEST: usize = 8;
const LONGEST: usize = 128;

/// The key of a request, if it has one.
pub(super) fn key_of(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    let Some(value) = headers.get(HEADER) else { return Ok(None) };
    let key = value.to_str().ok().filter(|key| (SHORTEST..=LONGEST).contains(&key.len()));
    let key = key.filter(|key| key.bytes().all(|byte| byte.is_ascii_graphic()));
    let wrong = || {
        let detail = format!("{SHORTEST} to {LONGEST} characters without spaces, new for each request");
        Problem::field("#header/idempotency-key", detail)
    };
    key.map(Some).ok_or_else(wrong)
}

/// The key of a request that must have one.
pub(super) fn needed(headers: &HeaderMap) -> Result<&str, Problem> {
    let missing =
        || Problem::new(Code::KeyNeeded, "send an `Idempotency-Key`: new for each request, the same to try again");
    key_of(headers)?.ok_or_else(missing)
}

/// Does what is asked, or answers what was answered before.
pub(super) async fn run(operation: &'static Operation, asked: Asked) -> Result<Answered, Problem> {
    let key = match operation.facts.replay {
        Replay::No => None,
        Replay::Taken => key_of(&asked.headers)?,
        Replay::Needed | Replay::Own => Some(needed(&asked.headers)?),
    };
    let (Some(key), Some(by), false) = (key, asked.key.as_deref(), operation.facts.replay == Replay::Own) else {
        return (operation.run)(asked).await;
    };
    let kept = Kept { by: by.id, key: hash_secret(key), replies: asked.app.market().replies() };
    match kept.replies.begin(kept.by, &kept.key, &hash_of(&asked)).await? {
        Begun::New => {}
        Begun::Answered { status, body } => return Ok(Answered { status, body, replayed: true }),
        Begun::Running => return Err(Problem::new(Code::InProgress, "it is still being worked on: try again shortly")),
        Begun::Other => {
            let detail = "another request was sent with this key within 24 hours: make a new key for a new request";
            return Err(Problem::new(Code::KeyReused, detail));
        }
    }
    match (operation.run)(asked).await {
        Ok(answered) => {
            kept.replies.finish(kept.by, &kept.key, answered.status, &answered.body).await?;
            Ok(answered)
        }
        // Nothing was done, so nothing is kept: the next request under this key is a new one.
        Err(problem) => {
            kept.replies.give_up(kept.by, &kept.key).await?;
            Err(problem)
        }
    }
}

/// A key that was taken.
struct Kept {
    by: KeyId,
    key: String,
    replies: market::replies::Replies,
}

/// What makes two requests the same.
fn hash_of(asked: &Asked) -> String {
    let path = asked.uri.path_and_query().map_or("", |path| path.as_str());
    let body = String::from_utf8_lossy(&asked.body);
    hash_secret(&format!("{} {path}\n{body}", asked.facts.method.word()))
}
