use db::DbError;

use super::{Storefront, store};
use crate::MerchantId;

/// A category with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its full name, `Kitchen > Mugs`.
    pub path: String,
    /// Its part of an address, `kitchen-mugs`.
    pub slug: String,
    /// How many products are in it.
    pub products: i64,
}

impl Storefront {
    /// The categories of what is sold, by `merchant` or anywhere; those with the most products first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn categories(&self, merchant: Option<MerchantId>) -> Result<Vec<Category>, DbError> {
        let mut tx = self.desk.read().await?;
        let found = store::categories(&mut tx, merchant, self.desk.now()).await?;
        let named = found.into_iter().filter(|(path, _)| !path.is_empty());
        Ok(named.map(|(path, products)| Category { slug: category_slug(&path), path, products }).collect())
    }
}

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

#[cfg(test)]
mod tests {
    use super::category_slug;

    #[test]
    fn slugs_keep_letters_of_any_script() {
        assert_eq!(category_slug("Kitchen > Mugs & Cups"), "kitchen-mugs-cups");
        assert_eq!(category_slug("Für draußen"), "für-draußen");
        assert_eq!(category_slug(" > "), "");
    }
}
