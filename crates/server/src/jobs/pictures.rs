//! The pictures of a brand are fetched from where its catalog files say they are, checked, and made ours.
//!
//! Each is kept, or its problem noted, together with how far the job is. So whoever takes the job over goes on with the
//! next one, and whoever lost it changes nothing.

use futures::{StreamExt as _, stream};
use market::catalog::{CatalogError, PictureToFetch};
use market::jobs::{Claim, Failure, Progress};
use market::media::NewPicture;
use pictures::PictureError;

use crate::fetch::{self, FetchError};
use crate::web::App;

/// How many are fetched at once for one brand.
const AT_ONCE: usize = 4;
/// How many are looked up at once.
const LOOKED_UP: u32 = 32;

/// Why we do not have a picture.
enum Problem {
    Fetch(FetchError),
    Picture(PictureError),
}

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    let catalog = app.market().catalog();
    let brand = catalog.brand_of_pictures(claim).map_err(failed)?;
    let known = catalog.pictures_fetched(brand).await.map_err(failed)?;
    let mut progress = Progress::new(known.fetched, known.fetched + known.waiting + known.failed, "fetching");
    loop {
        let batch = catalog.pictures_to_fetch(brand, LOOKED_UP).await.map_err(failed)?;
        if batch.is_empty() {
            break;
        }
        let fetching = batch.into_iter().map(|picture| fetch_one(app, picture));
        let mut fetched = stream::iter(fetching).buffer_unordered(AT_ONCE);
        while let Some((picture, outcome)) = fetched.next().await {
            note(app, claim, &picture, outcome, &mut progress).await.map_err(failed)?;
        }
    }
    match catalog.next_picture_at(brand).await.map_err(failed)? {
        Some(at) => Ok(app.market().jobs().later(claim, at).await?),
        None => Ok(app.market().jobs().finish(claim, &()).await?),
    }
}

fn failed(error: CatalogError) -> Failure {
    match error {
        CatalogError::Job(error) => error.into(),
        error => Failure::retry(error),
    }
}

async fn fetch_one(app: &App, picture: PictureToFetch) -> (PictureToFetch, Result<NewPicture, Problem>) {
    let outcome = match fetch::file(app.internet(), &picture.address, pictures::MOST_BYTES).await {
        Ok(file) => app.studio().make(file).await.map_err(Problem::Picture),
        Err(error) => Err(Problem::Fetch(error)),
    };
    (picture, outcome)
}

async fn note(
    app: &App,
    claim: &Claim,
    picture: &PictureToFetch,
    outcome: Result<NewPicture, Problem>,
    progress: &mut Progress,
) -> Result<(), CatalogError> {
    let catalog = app.market().catalog();
    match outcome {
        Ok(ours) => {
            progress.done += 1;
            catalog.keep_fetched(claim, picture.image, &ours, progress).await
        }
        Err(problem) => {
            let (reason, may_pass) = (problem.word(), problem.may_pass());
            catalog.note_not_fetched(claim, picture.image, &reason, may_pass, progress).await
        }
    }
}

impl Problem {
    /// A word for it, as pages know them.
    fn word(&self) -> String {
        match self {
            Self::Fetch(error) => error.word(),
            Self::Picture(PictureError::TooLarge) => "large".to_owned(),
            Self::Picture(PictureError::Kind(kind)) => format!("kind:{}", kind.name()),
            Self::Picture(PictureError::TooManyPoints { .. }) => "points".to_owned(),
            Self::Picture(PictureError::Empty | PictureError::Broken(_)) => "broken".to_owned(),
        }
    }

    const fn may_pass(&self) -> bool {
        match self {
            Self::Fetch(error) => error.may_pass(),
            Self::Picture(_) => false,
        }
    }
}
