use crate::link::Link;

/// Where in a long list the reader is.
#[derive(Debug, Clone, Default)]
pub struct Paging {
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
}

impl Paging {
    /// The pages of `total` things, `per_page` at a time; `address` makes the link of a page. A page beyond the last
    /// shows the last.
    #[must_use]
    pub fn new(page: u32, per_page: u32, total: u64, address: impl Fn(u32) -> Link) -> Self {
        let pages = u32::try_from(total.div_ceil(u64::from(per_page.max(1)))).unwrap_or(u32::MAX).max(1);
        let page = page.clamp(1, pages);
        Self {
            page,
            pages,
            previous: (page > 1).then(|| address(page - 1)),
            next: (page < pages).then(|| address(page + 1)),
        }
    }

    /// A list that is asked for by its last entry: it knows the way to older entries and back to the newest, and does not
    /// count its pages.
    #[must_use]
    pub fn onwards(newest: Option<Link>, older: Option<Link>) -> Self {
        Self { page: 0, pages: 0, previous: newest, next: older }
    }

    /// Whether its pages are counted.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.pages > 0
    }

    /// Whether there is more than one page.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Paging;
    use crate::link::{SearchQuery, search};

    #[test]
    fn the_ends_have_no_way_further() {
        let at = |page| search(&SearchQuery { page, ..SearchQuery::default() });
        let shown = |page, total| {
            let paging = Paging::new(page, 24, total, at);
            (paging.page, paging.pages, paging.previous.is_some(), paging.next.is_some())
        };
        assert_eq!(shown(0, 0), (1, 1, false, false));
        assert_eq!(shown(1, 25), (1, 2, false, true));
        assert_eq!(shown(9, 25), (2, 2, true, false));
    }

    #[test]
    fn a_list_without_a_count_only_leads_on_and_back() {
        let link = || search(&SearchQuery::default());
        assert!(!Paging::onwards(None, None).is_needed());
        let last = Paging::onwards(Some(link()), None);
        assert!(last.is_needed() && !last.is_counted());
    }
}
