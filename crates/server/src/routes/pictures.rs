//! Pictures that people send: taken in, made ours, or refused in words that help.

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use market::media::NewPicture;
use pictures::{Kind, PictureError};

use crate::i18n::Texts;
use crate::web::{App, Fields, Limit, NoFile, Parts, Upload, Visitor, WebError};

/// How large a form with a picture in it may be.
pub(super) fn picture_size() -> DefaultBodyLimit {
    DefaultBodyLimit::max(pictures::MOST_BYTES + 64 * 1024)
}

/// What was sent by a form for a picture.
pub(super) enum Sent {
    /// A picture, made ours, and the other fields.
    Picture(NewPicture, Fields),
    /// The wish to have it no more; which one, where there are several.
    Remove(String),
    /// The wish to have this one first.
    First(String),
    /// Nothing that can be used: the status, and why in a sentence.
    Unusable(StatusCode, String),
}

/// Takes a form with a picture in.
pub(super) async fn receive(app: &App, visitor: &Visitor, parts: Parts) -> Result<Sent, WebError> {
    app.limits().count(Limit::Upload, visitor)?;
    let texts = visitor.texts();
    let sent = parts.receive(visitor).await?;
    if let Ok(upload) = &sent
        && let Some(wish) = wish(upload.fields.get("action"))
    {
        return Ok(wish);
    }
    let upload = match sent.and_then(Upload::chosen) {
        Ok(upload) => upload,
        Err(why) => return Ok(Sent::Unusable(why.status(), no_file(&texts, why))),
    };
    Ok(match app.studio().make(upload.bytes).await {
        Ok(picture) => Sent::Picture(picture, upload.fields),
        Err(error) => Sent::Unusable(status(&error), picture_problem(&texts, &error)),
    })
}

/// What is to happen to a picture that is there: `remove`, `remove-ID` or `first-ID`.
fn wish(action: &str) -> Option<Sent> {
    let (verb, which) = action.split_once('-').unwrap_or((action, ""));
    match verb {
        "remove" => Some(Sent::Remove(which.to_owned())),
        "first" => Some(Sent::First(which.to_owned())),
        _ => None,
    }
}

/// What may be sent, in a sentence.
pub(super) fn picture_help(texts: &Texts) -> String {
    texts.t("picture-help").with("largest", megabytes()).to_string()
}

fn no_file(texts: &Texts, why: NoFile) -> String {
    match why {
        NoFile::Missing => texts.t("picture-none").to_string(),
        NoFile::TooLarge => too_large(texts),
    }
}

pub(super) fn too_large(texts: &Texts) -> String {
    texts.t("picture-too-large").with("largest", megabytes()).to_string()
}

const fn megabytes() -> u64 {
    (pictures::MOST_BYTES / (1024 * 1024)) as u64
}

const fn status(error: &PictureError) -> StatusCode {
    match error {
        PictureError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

pub(super) fn picture_problem(texts: &Texts, error: &PictureError) -> String {
    match error {
        PictureError::Empty => texts.t("picture-empty").to_string(),
        PictureError::TooLarge => too_large(texts),
        PictureError::Kind(Kind::Unknown) => texts.t("picture-unknown").to_string(),
        PictureError::Kind(kind) => texts.t("picture-kind").with("kind", kind.name()).to_string(),
        PictureError::TooManyPoints { .. } => texts.t("picture-too-many-points").to_string(),
        PictureError::Broken(_) => texts.t("picture-broken").to_string(),
    }
}
