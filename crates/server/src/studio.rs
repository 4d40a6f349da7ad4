//! Where pictures are worked on: a few at a time, away from the threads that answer requests.

use std::thread::available_parallelism;

use market::media::NewPicture;
use pictures::{Picture, PictureError};
use tokio::sync::Semaphore;

/// The most pictures at once; one needs up to some hundred megabytes of memory for a moment.
const MOST_AT_ONCE: usize = 4;

/// The studio of a node.
#[derive(Debug)]
pub struct Studio(Semaphore);

impl Default for Studio {
    /// Half of the machine's processors, the others answer requests.
    fn default() -> Self {
        let processors = available_parallelism().map_or(1, std::num::NonZero::get);
        Self(Semaphore::new((processors / 2).clamp(1, MOST_AT_ONCE)))
    }
}

impl Studio {
    /// Makes a picture of a file that somebody sent; see [`pictures::make`]. Waits its turn.
    ///
    /// # Errors
    /// When the file is none of which a picture can be made.
    pub async fn make(&self, file: Vec<u8>) -> Result<NewPicture, PictureError> {
        let broken = |error: &dyn std::fmt::Display| PictureError::Broken(error.to_string());
        let _turn = self.0.acquire().await.map_err(|error| broken(&error))?;
        let made = tokio::task::spawn_blocking(move || pictures::make(&file)).await.map_err(|error| broken(&error))?;
        made.map(ready)
    }
}

/// A picture as it is stored.
fn ready(picture: Picture) -> NewPicture {
    NewPicture {
        content_type: "image/webp",
        height: picture.height,
        sizes: picture.sizes.into_iter().map(|size| (size.width, size.webp)).collect(),
    }
}
