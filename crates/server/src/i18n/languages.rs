use std::sync::Arc;

use market::Language;

use super::{Texts, TextsError};

/// The words of every language, loaded once and shared.
#[derive(Debug, Clone)]
pub struct Languages(Arc<[Arc<Texts>]>);

impl Languages {
    /// Every language.
    ///
    /// # Errors
    /// When a message file is broken; a test keeps that from being shipped.
    pub fn load() -> Result<Self, TextsError> {
        let loaded = Language::ALL.map(|language| Texts::of(language).map(Arc::new));
        Ok(Self(loaded.into_iter().collect::<Result<_, _>>()?))
    }

    /// The words of `language`.
    #[must_use]
    pub fn texts(&self, language: Language) -> Arc<Texts> {
        let found = self.0.iter().find(|texts| texts.language() == language);
        // All are loaded; the first would stand in.
        Arc::clone(found.unwrap_or(&self.0[0]))
    }
}

/// What a language calls itself: said so in every other, so that whoever reads only it finds it.
#[must_use]
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::German => "Deutsch",
    }
}
