//! Categories: paths such as `Kitchen > Mugs`, and the parts of addresses that stand for them.

/// The part of an address that stands for a category: letters and digits of any script, the rest one hyphen.
#[must_use]
pub fn category_slug(path: &str) -> String {
    let mut slug = String::with_capacity(path.len());
    for c in path.to_lowercase().chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A category with the ones it is in: `Kitchen > Mugs` is in `Kitchen`.
pub(crate) struct Category {
    pub(crate) path: Box<str>,
    /// Its own address last, those it is in before it; each with its path.
    pub(crate) within: Vec<(String, String)>,
}

impl Category {
    pub(crate) fn of(path: &str) -> Self {
        let ends = path.match_indices('>').map(|(at, _)| at).chain([path.len()]);
        let paths = ends.map(|end| path[..end].trim().to_owned());
        let within = paths.map(|path| (category_slug(&path), path)).filter(|(slug, _)| !slug.is_empty());
        Self { path: path.into(), within: within.collect() }
    }

    pub(crate) fn slug(&self) -> &str {
        self.within.last().map_or("", |(slug, _)| slug)
    }

    pub(crate) fn is_within(&self, slug: &str) -> bool {
        self.within.iter().any(|(known, _)| known == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, category_slug};

    #[test]
    fn slugs_keep_letters_of_any_script() {
        assert_eq!(category_slug("Kitchen > Mugs & Cups"), "kitchen-mugs-cups");
        assert_eq!(category_slug("Für draußen"), "für-draußen");
        assert_eq!(category_slug(" > "), "");
    }

    #[test]
    fn a_category_is_within_those_above_it() {
        let mugs = Category::of("Kitchen > Mugs & Cups");
        assert!(mugs.is_within("kitchen") && mugs.is_within("kitchen-mugs-cups") && !mugs.is_within("kitchen-mugs"));
        assert_eq!(mugs.slug(), "kitchen-mugs-cups");
        assert_eq!(Category::of("").slug(), "");
    }
}
