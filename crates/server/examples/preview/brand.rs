//! The brand's console.

use server::link;
use server::pages::brand::details::{BrandDetailsForm, BrandDetailsPage};
use server::pages::brand::products::{ProductRow, ProductsPage};
use server::pages::brand::shops::{OfferForm, ShopsPage};
use server::pages::brand::terms::{MostOffForm, TermsField, TermsForm, TermsPage, TermsRow};
use server::pages::console::Console;
use server::pages::parts::{Figure, Form, Paging, PictureForm, Stock};

use crate::merchant::agreements;
use crate::people::choice;
use crate::sample::eur;
use crate::shop::{filter, share};
use crate::{Done, Preview};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    products(p)?;
    terms(p)?;
    shops(p)?;
    details(p)
}

fn products(p: &mut Preview) -> Done {
    let cx = p.member("Products", "/manage/brands/stille");
    let console = Console::brand(&cx, "stille", "Stille Keramik", 1, 1);
    let products = p.sample.cards(0, 9).into_iter().enumerate().map(|(at, card)| ProductRow {
        id: at.to_string(),
        href: card.href,
        name: card.name,
        figure: card.figure,
        detail: if at == 0 { "6 variants".into() } else { "STL-BWL-18".into() },
        price: (at != 3).then_some(card.price),
        stock: [Stock::SoldOut, Stock::Few(2), Stock::Plenty, Stock::ToOrder][at % 4],
        pieces: ["0 pieces", "2 pieces", "148 pieces", "not counted"][at % 4].into(),
        commission: if at == 1 { "35 %".into() } else { "22 %".into() },
        own: at == 1,
        typed: if at == 2 { "220".into() } else { String::new() },
        problem: if at == 2 { "A commission is between 0 and 100 %.".into() } else { String::new() },
        pictures: link::brand_product_pictures("stille", at),
        set: link::brand_products("stille"),
    });
    let mut page = ProductsPage {
        filters: vec![
            filter("All", 24, true),
            filter("Sold out", 2, false),
            filter("Nearly sold out", 3, false),
            filter("Own commission", 1, false),
        ],
        query: String::new(),
        action: link::brand_products("stille"),
        import: link::brand_import("stille"),
        several: link::brand_several_products("stille"),
        commission: "22 %".into(),
        products: products.collect(),
        paging: Paging::new(1, 50, 24, |_| link::brand_products("stille")),
        taken_down: vec![("Bowl, ash glaze".into(), "The picture shows another brand's bowl.".into())],
        console,
        cx,
    };
    p.write("brand-products", &page)?;
    page.products.clear();
    p.write("brand-products-empty", &page)
}

fn terms(p: &mut Preview) -> Done {
    let cx = p.member("Commission", "/manage/brands/stille/terms");
    let console = Console::brand(&cx, "stille", "Stille Keramik", 1, 1);
    let mut form = Form::of(TermsForm { commission: "22,5 %".into() });
    form.blame(TermsField::Commission, "Write a number with at most two decimals, such as 22.5.");
    let row = |rate: &str, hours| TermsRow { rate: rate.into(), since: p.ago(hours) };
    let page = TermsPage {
        action: link::brand_terms("stille"),
        form,
        most_off_action: link::brand_most_off("stille"),
        most_off: Form::of(MostOffForm { most_off: "15".into() }),
        own: 4,
        own_href: link::brand_products("stille"),
        price: eur(10_000),
        example: vec![share("You", 7_800), share("The shop, its sellers and Astra", 2_200)],
        history: vec![row("22 %", 300), row("20 %", 3_000)],
        console,
        cx,
    };
    p.write("brand-terms", &page)
}

fn shops(p: &mut Preview) -> Done {
    let cx = p.member("Shops", "/manage/brands/stille/shops");
    let console = Console::brand(&cx, "stille", "Stille Keramik", 1, 1);
    let page = ShopsPage {
        agreements: agreements(p),
        action: link::brand_shops("stille"),
        form: Form::of(OfferForm { floor: "20".into(), notice_days: "30".into(), ..OfferForm::default() }),
        shops: vec![
            choice("nordlicht", "Nordlicht", "", true),
            choice("b", "Haushaltswarenfachgeschäft Brandstätter", "", false),
        ],
        console,
        cx,
    };
    p.write("brand-shops", &page)
}

fn details(p: &mut Preview) -> Done {
    let cx = p.member("Details", "/manage/brands/stille/details");
    let console = Console::brand(&cx, "stille", "Stille Keramik", 1, 1);
    let form =
        BrandDetailsForm { name: "Stille Keramik".into(), ships_from: "Ghent".into(), ..BrandDetailsForm::default() };
    let pictures = [picture_form("logo", "", ""), picture_form("banner", "is-wide", "This is no picture.")];
    let (action, form) = (link::brand_details("stille"), Form::of(form));
    p.write("brand-details", &BrandDetailsPage { cx, console, action, form, pictures })
}

/// A form for one picture, with what was wrong with the last one.
pub(crate) fn picture_form(id: &'static str, shape: &'static str, problem: &str) -> PictureForm {
    PictureForm {
        id,
        action: link::brand_figure("stille", id),
        title: id.to_owned(),
        help: "JPEG, PNG, WebP or GIF, up to 20 MB.".into(),
        figure: Figure::letters("Stille Keramik"),
        shape,
        has: problem.is_empty(),
        problem: problem.to_owned(),
    }
}
