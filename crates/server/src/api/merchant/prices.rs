//! Price lists besides the brands' own prices.

use base::Bps;
use market::prices::{self as from, Audience, ListedPrice as ToSet, OffWhat, PriceError, RowProblem};
use market::{BrandId, PriceListId, ProductId};
use sdk::v1::{
    Active, FieldProblem, ListedPrice, ListedPrices, NewListedPrices, NewPriceList, PriceAudience, PriceList,
    PriceListCustomers, PriceLists, PriceOff, PricesSet,
};

use crate::api::access::AsMerchant;
use crate::api::answer::{Created, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::money::{amount, moment, money, time};
use crate::api::problem::{Code, Problem};
use crate::api::terms::rate;

type One = Call<AsMerchant, NoQuery, Empty>;
type With<T> = Call<AsMerchant, NoQuery, Json<T>>;

pub(super) async fn list(call: One) -> Result<Found<PriceLists>, Problem> {
    let lists = call.market().prices().of_merchant(call.who.0).await?;
    Ok(Found(PriceLists { data: lists.into_iter().map(told).collect() }))
}

pub(super) async fn add(call: With<NewPriceList>) -> Result<Created<PriceList>, Problem> {
    let new = &call.body.0;
    let starts = new.starts_at.as_ref().map(|at| moment(at, "/starts_at")).transpose()?;
    let new = from::NewPriceList {
        name: new.name.clone(),
        audience: match new.audience {
            PriceAudience::Everybody => Audience::Everybody,
            PriceAudience::Group => Audience::Group,
            PriceAudience::Sellers => Audience::Sellers,
        },
        starts_at: starts.unwrap_or_else(|| call.app.now()),
        ends_at: new.ends_at.as_ref().map(|at| moment(at, "/ends_at")).transpose()?,
    };
    let prices = call.market().prices();
    let made = prices.add(call.who.0, &new).await?;
    Ok(Created::new(told(prices.list(call.who.0, made).await?)))
}

pub(super) async fn get(call: One) -> Result<Found<PriceList>, Problem> {
    shown(&call).await
}

pub(super) async fn set_active(call: With<Active>) -> Result<Found<PriceList>, Problem> {
    call.market().prices().set_active(call.who.0, list_of(&call)?, call.body.0.active).await?;
    shown(&call).await
}

pub(super) async fn set_off(call: With<PriceOff>) -> Result<Found<PriceList>, Problem> {
    let PriceOff { product, brand, off_bps } = &call.body.0;
    let of = match (product, brand) {
        (Some(product), None) => OffWhat::Product(id::<ProductId>(product, "/product")?),
        (None, Some(brand)) => OffWhat::Brand(id::<BrandId>(brand, "/brand")?),
        (None, None) => OffWhat::Everything,
        (Some(_), Some(_)) => return Err(Problem::field("/brand", "a product or a brand, not both")),
    };
    let off = Some(rate(*off_bps, "/off_bps")?).filter(|off| *off > Bps::ZERO);
    let (prices, list) = (call.market().prices(), list_of(&call)?);
    // So that what is not found afterwards can only be what the part is taken off.
    prices.list(call.who.0, list).await?;
    match prices.set_off(call.who.0, list, of, off).await {
        Err(PriceError::NotFound) => Err(Problem::field("", "you do not sell that")),
        done => Ok(done?),
    }?;
    shown(&call).await
}

pub(super) async fn prices(call: One) -> Result<Found<ListedPrices>, Problem> {
    let rows = call.market().prices().rows(call.who.0, list_of(&call)?).await?;
    let row = |row: from::PriceRow| ListedPrice {
        brand: row.brand,
        sku: row.sku,
        title: row.title,
        standard: money(row.standard),
        price: money(row.price),
    };
    Ok(Found(ListedPrices { data: rows.into_iter().map(row).collect() }))
}

pub(super) async fn set_prices(call: With<NewListedPrices>) -> Result<Found<PricesSet>, Problem> {
    let merchant = call.market().people().merchant(call.who.0).await?;
    let currency = merchant.ok_or_else(|| Problem::not_found("merchant"))?.currency;
    let mut wanted = Vec::with_capacity(call.body.0.prices.len());
    for (at, new) in call.body.0.prices.iter().enumerate() {
        let pointer = format!("/prices/{at}/price");
        let price = new.price.as_ref().map(|price| amount(price, currency, &pointer)).transpose()?;
        wanted.push(ToSet { brand: new.brand.trim().to_owned(), sku: new.sku.trim().to_owned(), price });
    }
    let came = call.market().prices().set_prices(call.who.0, list_of(&call)?, &wanted).await?;
    if came.problems.is_empty() {
        return Ok(Found(PricesSet { set: came.set, removed: came.removed }));
    }
    let problem = Problem::new(Code::Invalid, "nothing was changed: some of the prices cannot be set");
    Err(came.problems.iter().fold(problem, |problem, (at, wrong)| problem.with(wrong_price(*at, wrong))))
}

fn wrong_price(at: usize, problem: &RowProblem) -> FieldProblem {
    let (field, detail) = match problem {
        RowProblem::Unknown(sku) => ("sku", format!("you sell nothing, or several things, with the number {sku}")),
        RowProblem::Amount(text) => ("price", format!("{text} is no price")),
        RowProblem::Twice(sku) => ("sku", format!("{sku} is named twice")),
        RowProblem::BelowFloor(floor) => ("price", format!("the brand allows no less than {floor}")),
        RowProblem::AboveStandard(standard) => ("price", format!("a list makes nothing dearer than {standard}")),
    };
    FieldProblem { pointer: format!("/prices/{at}/{field}"), detail }
}

pub(super) async fn customers(call: One) -> Result<Found<PriceListCustomers>, Problem> {
    Ok(Found(PriceListCustomers { emails: call.market().prices().customers(call.who.0, list_of(&call)?).await? }))
}

pub(super) async fn set_customers(call: With<PriceListCustomers>) -> Result<Found<PriceListCustomers>, Problem> {
    let (prices, list) = (call.market().prices(), list_of(&call)?);
    if prices.list(call.who.0, list).await?.audience != Audience::Group {
        return Err(Problem::new(Code::Conflict, "only a list for a group names customers"));
    }
    let emails: Vec<&str> = call.body.0.emails.iter().map(String::as_str).collect();
    prices.set_customers(call.who.0, list, &emails).await?;
    Ok(Found(PriceListCustomers { emails: prices.customers(call.who.0, list).await? }))
}

fn list_of<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<PriceListId, Problem> {
    call.id("list")
}

async fn shown<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<Found<PriceList>, Problem> {
    Ok(Found(told(call.market().prices().list(call.who.0, list_of(call)?).await?)))
}

fn told(list: from::PriceList) -> PriceList {
    PriceList {
        id: list.id.to_string(),
        name: list.name,
        audience: match list.audience {
            Audience::Everybody => PriceAudience::Everybody,
            Audience::Group => PriceAudience::Group,
            Audience::Sellers => PriceAudience::Sellers,
        },
        starts_at: time(list.starts_at),
        ends_at: list.ends_at.map(time),
        active: list.is_active,
        prices: list.prices,
        customers: list.customers,
        offs: list.offs.iter().map(off).collect(),
    }
}

fn off(off: &from::Off) -> PriceOff {
    let (product, brand) = match off.of {
        OffWhat::Everything => (None, None),
        OffWhat::Brand(brand) => (None, Some(brand.to_string())),
        OffWhat::Product(product) => (Some(product.to_string()), None),
    };
    PriceOff { product, brand, off_bps: off.off.points() }
}
