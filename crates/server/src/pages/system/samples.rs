use base::{Money, Span, Timestamp};

use super::styleguide::amount;
use crate::link;
use crate::pages::Shell;
use crate::pages::checkout::order::{Progress, Step};
use crate::pages::parts::{Figure, Moment, NamedLink, Person, PictureForm};
use crate::pages::seller::today::Chart;
use crate::pages::shop::results::Filter;

/// People, times, charts and forms for the style guide to show.
#[derive(Debug)]
pub struct Samples {
    /// Somebody with a boutique.
    pub person: Person,
    /// A moment some days ago.
    pub moment: Moment,
    /// An amount with all its marks.
    pub money: Money,
    /// A picture to choose, with a problem.
    pub picture_form: PictureForm,
    /// The way to a page.
    pub crumbs: Vec<NamedLink>,
    /// Bars of some days.
    pub chart: Chart,
}

impl Samples {
    /// The same samples whenever they are asked for.
    #[must_use]
    pub fn new(cx: &Shell) -> Self {
        let name = "Mara Lindqvist";
        let noon = Timestamp::from_millis(1_772_366_400_000);
        let days = [0, 1_250, 400, 3_100, 900].into_iter().zip(1..);
        let days = days.map(|(minor, day)| (cx.texts.date(noon + Span::days(day)), amount(minor))).collect();
        Self {
            person: Person {
                name: name.into(),
                handle: "mara".into(),
                href: link::boutiques(),
                portrait: Figure::letters(name),
            },
            moment: Moment::new(&cx.texts, noon, noon + Span::days(3)),
            money: amount(123_456),
            picture_form: PictureForm {
                id: "sample-portrait",
                action: link::home(),
                title: cx.t("picture-portrait").to_string(),
                help: cx.t("picture-help").with("largest", 10_u32).to_string(),
                figure: Figure::letters(name),
                shape: "is-round",
                has: true,
                problem: cx.t("picture-none").to_string(),
            },
            crumbs: vec![
                NamedLink { name: cx.t("nav-shops").to_string(), href: link::shops() },
                NamedLink { name: cx.t("nav-brands").to_string(), href: link::brands() },
            ],
            chart: Chart::new(cx.t("today-chart").to_string(), days),
        }
    }
}

/// Ways to narrow a list: one chosen, one not.
pub(super) fn filters(cx: &Shell) -> Vec<Filter> {
    let filter = |label: String, count, chosen| Filter { label, href: link::home(), count, chosen };
    vec![filter(cx.t("orders-all").to_string(), 1_234, true), filter(cx.t("state-paid").to_string(), 7, false)]
}

/// A step in each state.
pub(super) fn steps(cx: &Shell) -> Vec<Step> {
    let step = |title: String, progress| Step { title, at: None, note: String::new(), progress };
    vec![
        step(cx.t("event-placed").to_string(), Progress::Done),
        step(cx.t("step-pay").to_string(), Progress::Now),
        step(cx.t("step-ship").to_string(), Progress::Ahead),
        step(cx.t("event-cancelled").to_string(), Progress::Stopped),
    ]
}
