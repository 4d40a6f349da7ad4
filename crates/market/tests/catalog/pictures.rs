//! Pictures of a catalog: what is to be fetched, what became of it, and what the brand sends itself.

use base::{Clock as _, Span};
use market::ProductId;
use market::catalog::{CatalogError, MOST_PICTURES, PicturesFetched};
use market::jobs::{Claim, JobError, JobKind, JobStatus, LEASE, Progress};
use market::media::NewPicture;

use crate::shelf::{MIGRATIONS, Shelf};

const BOWLS: &str = "Handle,Title,Variant Price,Image Src
bowl,Bowl,12.50,https://example.com/a.jpg
bowl,,,https://example.com/b.jpg
mug,Mug,9.00,https://example.com/c.jpg
";

fn picture(content: &str) -> NewPicture {
    let sizes = vec![(700, content.as_bytes().to_vec()), (320, format!("small {content}").into_bytes())];
    NewPicture { content_type: "image/webp", height: 350, sizes }
}

async fn claim(shelf: &Shelf, kind: JobKind) -> Claim {
    shelf.market.jobs().claim(&[kind]).await.unwrap().unwrap()
}

async fn fetched(shelf: &Shelf) -> PicturesFetched {
    shelf.market.catalog().pictures_fetched(shelf.brand).await.unwrap()
}

async fn waiting(shelf: &Shelf) -> Vec<String> {
    let pictures = shelf.market.catalog().pictures_to_fetch(shelf.brand, 10).await.unwrap();
    let mut addresses: Vec<_> = pictures.into_iter().map(|picture| picture.address).collect();
    addresses.sort();
    addresses
}

db::on_both!(&MIGRATIONS, async fn pictures_are_kept_or_their_problem_is_and_nobody_loses_count(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(BOWLS).await;
    let catalog = shelf.market.catalog();
    let job = claim(&shelf, JobKind::Pictures).await;
    assert_eq!(catalog.brand_of_pictures(&job).unwrap(), shelf.brand);
    assert_eq!(waiting(&shelf).await.len(), 3);
    let to_fetch = catalog.pictures_to_fetch(shelf.brand, 10).await.unwrap();
    let progress = Progress::new(1, 3, "fetching");
    catalog.keep_fetched(&job, to_fetch[0].image, &picture("bowl"), &progress).await.unwrap();
    catalog.note_not_fetched(&job, to_fetch[1].image, "slow", true, &progress).await.unwrap();
    catalog.note_not_fetched(&job, to_fetch[2].image, "status:404", false, &progress).await.unwrap();
    assert_eq!(fetched(&shelf).await, PicturesFetched { fetched: 1, waiting: 1, failed: 1 });
    assert!(waiting(&shelf).await.is_empty(), "not at once");
    let at = catalog.next_picture_at(shelf.brand).await.unwrap().unwrap();
    assert_eq!(at, shelf.clock.now() + Span::minutes(1));
    shelf.market.jobs().later(&job, at).await.unwrap();
    shelf.clock.set(at);
    let job = claim(&shelf, JobKind::Pictures).await;
    assert_eq!(waiting(&shelf).await, [to_fetch[1].address.clone()]);
    catalog.keep_fetched(&job, to_fetch[1].image, &picture("other"), &progress).await.unwrap();
    let problems = catalog.picture_problems(shelf.brand, 10).await.unwrap();
    let said: Vec<_> = problems.iter().map(|problem| (problem.reason.as_str(), problem.next_at)).collect();
    assert_eq!(said, [("status:404", None)]);
    assert_eq!(catalog.next_picture_at(shelf.brand).await.unwrap(), None);
    shelf.market.jobs().finish(&job, &()).await.unwrap();
    catalog.fetch_again(shelf.brand).await.unwrap();
    assert_eq!(waiting(&shelf).await, [to_fetch[2].address.clone()]);
    assert!(shelf.market.jobs().claim(&[JobKind::Pictures]).await.unwrap().is_some());
    // A picture that leaves the catalog takes its problem along.
    shelf.import("Handle,Title,Variant Price,Image Src\nmug,Mug,9.00,https://example.com/d.jpg\n").await;
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM picture_problem").await, 0);
});

db::on_both!(&MIGRATIONS, async fn whoever_lost_the_job_keeps_nothing(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(BOWLS).await;
    let catalog = shelf.market.catalog();
    let dead = claim(&shelf, JobKind::Pictures).await;
    let to_fetch = catalog.pictures_to_fetch(shelf.brand, 10).await.unwrap();
    shelf.clock.advance(LEASE);
    claim(&shelf, JobKind::Pictures).await;
    let progress = Progress::default();
    let kept = catalog.keep_fetched(&dead, to_fetch[0].image, &picture("bowl"), &progress).await;
    assert!(matches!(kept, Err(CatalogError::Job(JobError::Lost))), "{kept:?}");
    let noted = catalog.note_not_fetched(&dead, to_fetch[0].image, "slow", true, &progress).await;
    assert!(matches!(noted, Err(CatalogError::Job(JobError::Lost))), "{noted:?}");
    assert_eq!(fetched(&shelf).await, PicturesFetched { fetched: 0, waiting: 3, failed: 0 });
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM media").await, 0);
});

db::on_both!(&MIGRATIONS, async fn a_brand_adds_moves_and_removes_pictures_of_its_own_products(test) {
    let shelf = Shelf::open(test).await;
    let other = shelf.brand("tea").await;
    shelf.import("Handle,Title,Variant Price\nbowl,Bowl,12.50\n").await;
    let catalog = shelf.market.catalog();
    let product = ProductId::from_number(shelf.number("SELECT id AS number FROM product").await);
    for what in ["first", "second", "third"] {
        catalog.add_picture(shelf.brand, product, &picture(what), &format!(" The\n{what} ")).await.unwrap();
    }
    let shown = async || {
        let (title, pictures) = catalog.pictures_of(shelf.brand, product).await.unwrap();
        assert_eq!(title, "Bowl");
        pictures
    };
    let pictures = shown().await;
    assert!(pictures[0].media.as_ref().unwrap().ends_with("-700x350"));
    catalog.put_first(shelf.brand, product, pictures[2].image).await.unwrap();
    catalog.remove_picture(shelf.brand, product, pictures[0].image).await.unwrap();
    let alts: Vec<_> = shown().await.into_iter().map(|picture| picture.alt).collect();
    assert_eq!(alts, ["The third", "The second"]);
    let image = pictures[1].image;
    let none = |outcome: Result<(), CatalogError>| assert!(matches!(outcome, Err(CatalogError::NoSuchPicture)));
    none(catalog.add_picture(other, product, &picture("x"), "").await);
    none(catalog.remove_picture(other, product, image).await);
    none(catalog.put_first(other, product, image).await);
    none(catalog.remove_picture(shelf.brand, product, pictures[0].image).await);
    for _ in 2..MOST_PICTURES {
        catalog.add_picture(shelf.brand, product, &picture("more"), "").await.unwrap();
    }
    let full = catalog.add_picture(shelf.brand, product, &picture("one too many"), "").await;
    assert!(matches!(full, Err(CatalogError::TooManyPictures(MOST_PICTURES))), "{full:?}");
});

db::on_both!(&MIGRATIONS, async fn an_import_by_a_job_is_written_once_and_its_end_with_it(test) {
    let shelf = Shelf::open(test).await;
    let catalog = shelf.market.catalog();
    let file = market::catalog::NewUpload {
        name: "bowls.csv".into(),
        currency: base::Currency::EUR,
        blank_erases: false,
        bytes: BOWLS.into(),
    };
    let upload = catalog.keep_upload(shelf.brand, &file).await.unwrap();
    assert!(catalog.import_of(shelf.brand, upload).await.unwrap().is_none(), "nobody has confirmed it");
    let other = shelf.brand("tea").await;
    assert!(matches!(catalog.confirm_upload(other, upload, "", 2).await, Err(CatalogError::NoSuchUpload)));
    catalog.confirm_upload(shelf.brand, upload, "bowls.csv", 2).await.unwrap();
    catalog.confirm_upload(shelf.brand, upload, "bowls.csv", 2).await.unwrap();
    assert!(catalog.import_of(other, upload).await.unwrap().is_none(), "it is another brand's");
    let dead = claim(&shelf, JobKind::Import).await;
    shelf.clock.advance(LEASE);
    let alive = claim(&shelf, JobKind::Import).await;
    assert!(catalog.run_import(&dead).await.is_err(), "it is somebody else's");
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM product").await, 0);
    catalog.run_import(&alive).await.unwrap();
    let job = catalog.import_of(shelf.brand, upload).await.unwrap().unwrap();
    let outcome: market::catalog::ImportOutcome = job.outcome().unwrap().unwrap();
    assert_eq!((job.status, outcome.written, outcome.new), (JobStatus::Done, true, 2));
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM product").await, 2);
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM catalog_import").await, 1);
    assert!(matches!(catalog.upload(shelf.brand, upload).await, Err(CatalogError::NoSuchUpload)));
    assert!(shelf.market.jobs().claim(&[JobKind::Pictures]).await.unwrap().is_some(), "its pictures are wanted");
});
