//! The first start, errors and the style guide.

use server::link;
use server::pages::parts::Form;
use server::pages::system::error::ErrorPage;
use server::pages::system::setup::{SetupField, SetupForm, SetupPage};
use server::pages::system::styleguide::StyleguidePage;

use crate::people::choice;
use crate::{Done, Preview};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    let mut form = Form::of(SetupForm {
        name: "Ann".into(),
        email: "ann@example.org".into(),
        shop: "Oak & Ash".into(),
        slug: "Oak & Ash".into(),
        ..SetupForm::default()
    });
    form.blame(SetupField::Slug, "Small letters, digits and dashes only, such as oak-and-ash.");
    let page = SetupPage {
        cx: p.visitor("Set up", "/setup/x"),
        action: link::setup("x"),
        form,
        currencies: vec![choice("EUR", "EUR, euro", "", true), choice("USD", "USD, US dollar", "", false)],
        password_least: 10,
    };
    p.write("setup", &page)?;
    for status in [403, 404, 410, 422, 429, 500] {
        let mut page = ErrorPage::of(p.visitor("", "/somewhere"), status);
        if status == 500 {
            page.reference = "req_7k2m9x".into();
        }
        if status == 422 {
            page.detail = "The quantity of Morning bowl was not a number.".into();
        }
        p.write(&format!("error-{status}"), &page)?;
    }
    p.write("styleguide", &StyleguidePage::new(p.visitor("Style guide", "/styleguide")))
}
