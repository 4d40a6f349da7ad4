//! Checkout, the customer's order, accounts and invitations.

use base::Span;
use server::link;
use server::pages::account::create::{CreateAccountField, CreateAccountForm, CreateAccountPage};
use server::pages::account::join::{JoinExample, JoinField, JoinForm, JoinPage};
use server::pages::account::mine::{AccountPage, AddressRow, OrderRow};
use server::pages::account::open::{OpenBrandForm, OpenBrandPage, OpenShopField, OpenShopForm, OpenShopPage};
use server::pages::account::profile::{PasswordField, PasswordForm, ProfileForm, ProfilePage};
use server::pages::account::sign_in::{SignInField, SignInForm, SignInPage};
use server::pages::checkout::form::{CheckoutField, CheckoutForm};
use server::pages::checkout::order::{
    OrderLine, OrderPage, OrderParcel, PaymentAdvice, Progress, RefundNote, StateWord, Step,
};
use server::pages::checkout::page::{CheckoutPage, DeliveryChoice};
use server::pages::parts::{Choice, Flash, Form, Moment, Paging, Tone, Totals};
use server::pages::shop::product::Fact;

use crate::sample::{eur, named, now};
use crate::{Done, Preview, shop};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    checkout(p)?;
    order(p)?;
    accounts(p)?;
    join(p)?;
    own(p)
}

/// A choice.
pub(crate) fn choice(value: &str, label: &str, help: &str, chosen: bool) -> Choice {
    Choice { value: value.into(), label: label.into(), help: help.into(), chosen }
}

/// A state.
pub(crate) fn state(label: &str, tone: Tone) -> StateWord {
    StateWord { label: label.into(), tone }
}

/// Rows of label and value.
pub(crate) fn facts(rows: &[(&str, &str)]) -> Vec<Fact> {
    rows.iter().map(|(label, value)| Fact { label: (*label).into(), value: (*value).into() }).collect()
}

impl Preview {
    /// `hours` ago; negative is ahead.
    pub(crate) fn ago(&self, hours: i64) -> Moment {
        Moment::new(&self.texts, now() - Span::hours(hours), now())
    }
}

fn checkout(p: &mut Preview) -> Done {
    let basket = shop::basket(p, "Oak & Ash");
    let mut page = CheckoutPage {
        credit: None,
        cx: p.visitor("Checkout", "/checkout/oak-and-ash"),
        shop: basket.shop,
        action: link::checkout("oak-and-ash"),
        form: Form::of(CheckoutForm { country: "DE".into(), payment: "transfer".into(), ..CheckoutForm::default() }),
        addresses: Vec::new(),
        changes: Vec::new(),
        countries: vec![
            choice("AT", "Austria", "", false),
            choice("DE", "Germany", "", true),
            choice("SE", "Sweden", "", false),
        ],
        deliveries: vec![DeliveryChoice {
            field: "way-brd_1".into(),
            brand: "Stille Keramik".into(),
            ways: vec![
                choice("shm_1", "Post, 4.90 EUR", "2 to 4 days", true),
                choice("shm_2", "Express, 11.90 EUR", "1 day", false),
            ],
        }],
        payments: vec![
            choice(
                "transfer",
                "Bank transfer",
                "You get the account and a reference right after ordering. The goods are kept for 7 days.",
                true,
            ),
            choice("cash", "Cash at the shop", "Pay and pick up at Oak & Ash within 7 days.", false),
        ],
        parcels: basket.parcels,
        totals: basket.totals,
    };
    p.write("checkout", &page)?;
    page.form.values = CheckoutForm {
        email: "anna.example".into(),
        name: "Anna-Katharina Freifrau von Schönborn-Wiesentheid".into(),
        line1: "Rechtsanwaltsgehilfinnenstraße 112".into(),
        city: "Bad Neuenahr-Ahrweiler".into(),
        ..page.form.values
    };
    page.form.blame(CheckoutField::Email, "An e-mail address has an @, such as anna@example.org.");
    page.form.blame(CheckoutField::PostalCode, "Germany needs a postal code of 5 digits.");
    page.changes = vec!["Morning bowl, sage now costs 36.00 EUR instead of 34.00 EUR.".into()];
    p.write("checkout-problems", &page)
}

/// Lines of an order.
pub(crate) fn parcels(p: &Preview) -> Vec<OrderParcel> {
    let line = |at: usize, variant: &str, quantity: u32, returned: u32| {
        let card = p.sample.card(at);
        OrderLine {
            href: (at != 5).then_some(card.href),
            name: card.name,
            variant: variant.into(),
            figure: card.figure,
            quantity,
            returned,
            total: card.price.now.times(quantity.into()).unwrap_or(card.price.now),
        }
    };
    vec![
        OrderParcel {
            brand: named("Stille Keramik", link::brand("stille")),
            delivery: "Post, 2 to 4 days".into(),
            lines: vec![line(0, "Large, 18 cm", 2, 1), line(5, "", 1, 0)],
            give_back: None,
        },
        OrderParcel {
            brand: named("Vesper Bath", link::brand("vesper")),
            delivery: String::new(),
            lines: vec![line(1, "", 3, 0)],
            give_back: None,
        },
    ]
}

/// What happens to an order.
pub(crate) fn steps(p: &Preview, paid: bool) -> Vec<Step> {
    let step = |title: &str, at: Option<Moment>, note: &str, progress| Step {
        title: title.into(),
        at,
        note: note.into(),
        progress,
    };
    vec![
        step("Ordered", Some(p.ago(26)), "", Progress::Done),
        step(
            "Paid",
            paid.then(|| p.ago(3)),
            if paid { "" } else { "Usually one working day after you transfer" },
            if paid { Progress::Done } else { Progress::Now },
        ),
        step(
            "Shipped by the brands",
            None,
            "Two parcels, from Ghent and from Lisbon",
            if paid { Progress::Now } else { Progress::Ahead },
        ),
        step(
            "Return window ends",
            paid.then(|| p.ago(-24 * 14)),
            "Until then you can send things back",
            Progress::Ahead,
        ),
    ]
}

fn order(p: &mut Preview) -> Done {
    let mut page = OrderPage {
        shipments: Vec::new(),
        returns: Vec::new(),
        cx: p.visitor("Your order", "/orders/ord_7k2m9x"),
        number: "ord_7k2m9x".into(),
        placed: p.ago(26),
        state: state("Waiting for payment", Tone::Warn),
        headline: "Thank you, Anna".into(),
        next: "Transfer the amount below. As soon as it has arrived, Stille Keramik and Vesper Bath pack your things. We wrote all this to anna@example.org as well.".into(),
        payment: Some(PaymentAdvice {
            amount: eur(19_040),
            text: "Please use the reference exactly as it is, so that the money finds your order.".into(),
            details: facts(&[("Account holder", "Oak & Ash GmbH"), ("IBAN", "DE89 3704 0044 0532 0130 00"), ("Reference", "ord_7k2m9x")]),
            until: Some(p.ago(-24 * 6)),
        }),
        steps: steps(p, false),
        parcels: parcels(p),
        totals: Totals {
            delivery: Some(eur(490)),
            tax: Some(("21 % VAT".into(), eur(3_304))),
            total: eur(19_040),
            ..Totals::goods_only(eur(18_550))
        },
        refunds: Vec::new(),
        address: ["Anna Schönborn", "Lindenstraße 12", "10969 Berlin", "Germany"].map(Into::into).into(),
        email: "anna@example.org".into(),
        shop: named("Oak & Ash", link::shop("oak-and-ash")),
        shop_email: "hello@oak-and-ash.example".into(),
        earner: "Mara earns 6.40 EUR from this order.".into(),
        cancel: Some(link::order_cancel("ord_7k2m9x")),
    };
    p.write("order", &page)?;
    page.state = state("Paid", Tone::Good);
    page.headline = "Your things are being packed".into();
    page.next = "Both brands ship within three working days. You get a mail for each parcel.".into();
    page.payment = None;
    page.cancel = None;
    page.steps = steps(p, true);
    page.totals.refunded = Some(eur(3_400));
    page.refunds = vec![RefundNote {
        at: p.ago(1),
        amount: eur(3_400),
        text: "1 × Morning bowl, sage: arrived with a crack".into(),
    }];
    p.write("order-refunded", &page)
}

fn accounts(p: &mut Preview) -> Done {
    let mut page = SignInPage { cx: p.visitor("Sign in", "/sign-in"), form: Form::of(SignInForm::default()) };
    p.write("sign-in", &page)?;
    page.form.values.email = "mara@example.org".into();
    page.form.blame(SignInField::Password, "This e-mail address and this password do not belong together.");
    p.write("sign-in-problem", &page)?;
    let mut form = Form::of(CreateAccountForm { name: "Mara".into(), ..CreateAccountForm::default() });
    form.blame(CreateAccountField::Password, "At least 10 characters, please. This one has 4.");
    p.write(
        "create-account",
        &CreateAccountPage { cx: p.visitor("Create an account", "/create-account"), form, password_least: 10 },
    )?;
    let order = |shop: &str, hours: i64, word: StateWord, cents: i64, from: usize, count: usize| OrderRow {
        href: link::order("ord_7k2m9x"),
        number: "ord_7k2m9x".into(),
        placed: p.ago(hours),
        shop: shop.into(),
        state: word,
        total: eur(cents),
        pictures: p.sample.cards(from, count).into_iter().map(|card| card.figure).collect(),
    };
    let mut mine = AccountPage {
        cx: p.member("My orders", "/account"),
        email: "mara@example.org".into(),
        credits: Vec::new(),
        following: Vec::new(),
        addresses: vec![AddressRow {
            lines: ["Anna Schönborn", "Lindenstraße 12", "10969 Berlin", "Germany"].map(Into::into).into(),
            forget: link::forget_address("adr_1"),
        }],
        orders: vec![
            order("Oak & Ash", 26, state("Waiting for payment", Tone::Warn), 19_040, 0, 3),
            order("Haushaltswarenfachgeschäft Brandstätter", 900, state("Paid", Tone::Good), 5_400, 3, 1),
            order("Nordlicht", 2_000, state("Cancelled", Tone::Bad), 1_234_567, 6, 2),
        ],
        paging: Paging::default(),
    };
    mine.cx.flashes.push(Flash::good("You are signed in. Your cart came with you."));
    p.write("account", &mine)?;
    mine.orders.clear();
    mine.cx.flashes.clear();
    if let Some(person) = &mut mine.cx.person {
        person.consoles.clear();
    }
    p.write("account-empty", &mine)
}

fn join(p: &mut Preview) -> Done {
    let mut page = JoinPage {
        cx: p.visitor("Invitation", "/join/mara-7k2m"),
        inviter: Some(p.sample.person("Mara Lindqvist", "mara")),
        shop: named("Oak & Ash", link::shop("oak-and-ash")),
        shop_figure: p.sample.figure("jug-belly", "Oak & Ash"),
        shop_line: "Everyday things for kitchens and bathrooms.".into(),
        brands: 6,
        example: Some(JoinExample { price: eur(10_000), earned: eur(1_100) }),
        action: link::join("mara-7k2m"),
        closed: String::new(),
        boutique: None,
        form: Form::of(JoinForm::default()),
    };
    p.write("join", &page)?;
    page.cx = p.member("Invitation", "/join/mara-7k2m");
    page.form.values = JoinForm { handle: "mara".into(), name: "Ines Carvalho".into(), agree: String::new() };
    page.form.blame(JoinField::Handle, "@mara is taken. How about @ines-carvalho?");
    p.write("join-signed-in", &page)?;
    page.closed = "This invitation was accepted on 3 March 2026. Each one works once; ask for a new one.".into();
    p.write("join-closed", &page)
}

fn own(p: &mut Preview) -> Done {
    let form = ProfileForm { name: "Mara Lindqvist".into(), words: "I cook for five most evenings.".into() };
    let mut password = Form::of(PasswordForm::default());
    password.blame(PasswordField::Old, "This is not your present password.");
    let cx = p.member("About you", "/account/profile");
    let portrait = crate::brand::picture_form("portrait", "is-round", "");
    let email = "mara@example.org".into();
    let page = ProfilePage { cx, email, portrait, form: Form::of(form), password, password_least: 10 };
    p.write("profile", &page)?;
    let cx = p.member("Open a brand", "/account/open-brand");
    let form = OpenBrandForm { commission: "20".into(), ..OpenBrandForm::default() };
    p.write("open-brand", &OpenBrandPage { cx, form: Form::of(form) })?;
    let cx = p.member("Open a shop", "/account/open-shop");
    let currencies = vec![choice("EUR", "EUR", "", true), choice("USD", "USD", "", false)];
    let mut form = Form::of(OpenShopForm { name: "Oak & Ash".into(), ..OpenShopForm::default() });
    form.blame(OpenShopField::Slug, "There is a shop at this address already.");
    p.write("open-shop", &OpenShopPage { cx, form, currencies })
}
