//! The platform's console, and what the background says on other pages.

use server::link;
use server::pages::brand::import::ImportRunningPage;
use server::pages::brand::pictures::{PictureRow, PicturesPage, ProblemRow, ProductPicturesPage};
use server::pages::console::Console;
use server::pages::operate::health::HealthPage;
use server::pages::operate::jobs::{JobRow, JobsPage};
use server::pages::parts::{Figure, NamedLink, Tone, Watch};
use server::pages::shop::product::Fact;
use server::pages::shop::results::Filter;

use crate::{Done, Preview};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    health(p)?;
    jobs(p)?;
    import(p)?;
    pictures(p)?;
    product(p)
}

fn health(p: &mut Preview) -> Done {
    let cx = p.member("Health", "/operate");
    let fact = |label: &str, value: &str| Fact { label: label.into(), value: value.into() };
    let page = HealthPage {
        console: Console::operator(&cx, 2, 1),
        remarks: vec![
            (Tone::Bad, "Only 1.2 GB of 40.0 GB are free on the disk with the data.".into()),
            (Tone::Warn, "2 jobs failed for good. Look at them under Jobs.".into()),
        ],
        due: 12,
        oldest: Some(p.ago(1)),
        running: 3,
        failed: 2,
        facts: vec![
            fact("Database", "PostgreSQL, answers"),
            fact("Data folder", "/var/lib/astra/a/rather/long/path/to/the/folder/with/the/data"),
        ],
        cx,
    };
    p.write("operate-health", &page)
}

fn jobs(p: &mut Preview) -> Done {
    let cx = p.member("Jobs", "/operate/jobs");
    let state = |label: &str, count, chosen| Filter {
        label: label.into(),
        href: link::operate_jobs().and("show", label),
        count,
        chosen,
    };
    let row = |id: &str, failed: bool| JobRow {
        id: id.into(),
        what: "Letter about an order".into(),
        key: "letter:ord_0abc123def456:paid_late_refunded".into(),
        state: if failed { ("Failed".into(), Tone::Bad) } else { ("Running".into(), Tone::Info) },
        at: p.ago(3),
        attempts: 17,
        progress: (!failed).then_some((40, 1_200)),
        error: if failed { "Connection error: Connection refused (os error 111)".into() } else { String::new() },
        hands: failed.then(|| (link::operate_retry(id), link::operate_dismiss(id))),
    };
    let rows = vec![row("job_1", true), row("job_2", false)];
    let mut page = JobsPage {
        console: Console::operator(&cx, 2, 1),
        filters: vec![state("Running", 1, false), state("Failed", 2, true)],
        when: "Ended".into(),
        jobs: rows,
        not_shown: "Only the first 100 are shown.".into(),
        cx,
    };
    p.write("operate-jobs", &page)?;
    page.jobs.clear();
    p.write("operate-jobs-empty", &page)
}

fn import(p: &mut Preview) -> Done {
    let cx = p.member("Import", "/manage/brands/stille/import/upl_1");
    let page = ImportRunningPage {
        console: Console::brand(&cx, "stille", "Stille Keramik", 0, 1),
        file: "products_export_1.csv".into(),
        watch: Watch::On,
        headline: "products_export_1.csv is being compared with your catalog".into(),
        text: "You may leave this page: the import goes on.".into(),
        progress: Some((400, 1_040)),
        back: link::brand_import("stille"),
        cx,
    };
    p.write("brand-import-running", &page)
}

fn pictures(p: &mut Preview) -> Done {
    let cx = p.member("Pictures", "/manage/brands/stille/import/pictures");
    let problem = |reason: &str, next| ProblemRow {
        product: "Bowl, ash glaze".into(),
        address: "https://cdn.example.com/s/files/1/0001/0002/products/bowl-ash-glaze-from-above-large.jpg".into(),
        reason: reason.into(),
        next,
    };
    let page = PicturesPage {
        console: Console::brand(&cx, "stille", "Stille Keramik", 0, 1),
        action: link::brand_pictures("stille"),
        back: link::brand_import("stille"),
        summary: "1 picture could not be fetched. 121 of 124 are here.".into(),
        progress: Some((121, 124)),
        watch: Watch::Off,
        can_retry: true,
        problems: vec![
            problem("There is nothing at this address (404).", None),
            problem("The server does not answer.", Some(p.ago(0))),
        ],
        cx,
    };
    p.write("brand-pictures", &page)
}

fn product(p: &mut Preview) -> Done {
    let cx = p.member("Pictures", "/manage/brands/stille/products/prd_1/pictures");
    let row = |id: &str, waiting: &str| PictureRow {
        id: id.into(),
        figure: Figure::letters("Bowl"),
        alt: "Bowl from above".into(),
        waiting: waiting.into(),
    };
    let rows = vec![row("img_1", ""), row("img_2", "https://cdn.example.com/bowl.jpg")];
    let mut page = ProductPicturesPage {
        console: Console::brand(&cx, "stille", "Stille Keramik", 0, 1),
        back: NamedLink { name: "Products".into(), href: link::brand_products("stille") },
        product: "Bowl, ash glaze".into(),
        action: link::brand_product_pictures("stille", "prd_1"),
        help: "JPEG, PNG, WebP or GIF, up to 20 MB. At most 20 pictures.".into(),
        problem: "The picture is broken. Save it anew and send it again.".into(),
        pictures: rows,
        cx,
    };
    p.write("brand-product-pictures", &page)?;
    page.pictures.clear();
    p.write("brand-product-pictures-empty", &page)
}
