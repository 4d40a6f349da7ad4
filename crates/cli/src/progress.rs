use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use runs::Progress;

/// How far a run is, as a line on a terminal.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// Drawn to standard error when that is a terminal; else nothing is drawn.
    pub(crate) fn new() -> Self {
        Self(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()))
    }

    pub(crate) fn show(&self, progress: Progress<'_>) {
        match progress {
            Progress::Reading { file, rows, bytes, of } => {
                let name = file.file_name().unwrap_or(file.as_os_str()).display();
                self.look("{bar:30} {bytes}/{total_bytes} {msg}", format!("{name}: {rows} rows"));
                self.0.set_length(of);
                self.0.set_position(bytes);
            }
            Progress::Computing => self.wait("ranks and earnings are computed"),
            Progress::Writing => self.wait("the files are written"),
        }
    }

    /// Shows that something goes on whose end is not known.
    fn wait(&self, what: &'static str) {
        self.look("{spinner} {msg}, {elapsed}", what.into());
        self.0.enable_steady_tick(Duration::from_millis(100));
    }

    fn look(&self, template: &str, message: String) {
        self.0.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.0.set_message(message);
    }

    /// Takes it off the terminal.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
