//! A month of orders, played day by day through the same doors as real ones.

use std::collections::BTreeMap;

use base::{ManualClock, Money, Rng as _, Span, SplitMix, Timestamp};
use market::checkout::{Address, Destination, MANUAL, PlaceOrder, RefundRequest};
use market::links::ShareLink;
use market::network::{Click, Source};
use market::storefront::Query;
use market::{Actor, Language, Market, MemberId, MerchantId, OrderId, PersonId, Secret, VariantId, hash_secret};

use super::content::{self, GuestAddress};
use super::parcels::{self, Sold};
use super::{DAYS, Stage};

const ORDERS_A_DAY: u64 = 22;

/// Somebody who is going to buy something.
struct Shopper {
    visitor: String,
    name: String,
    email: String,
    address: Address,
    seller: Option<MemberId>,
    /// The seller's link they came by, if not by the boutique's address.
    link: Option<ShareLink>,
    wants: Vec<(VariantId, i64)>,
    pays: bool,
    regrets: bool,
}

pub(super) async fn play(
    market: &Market,
    clock: &ManualClock,
    now: Timestamp,
    stage: &Stage,
    (sellers, shared): (&[MemberId], &[ShareLink]),
    rng: &mut SplitMix,
) -> anyhow::Result<()> {
    let merchant = stage.merchants[0];
    let shelf = shelf(market, merchant).await?;
    let (guests, names) = (content::guests()?, content::names()?);
    let mut sold: Vec<Sold> = Vec::new();
    for day in (0..DAYS).rev() {
        clock.set(now - Span::days(day) - Span::hours(2));
        parcels::day_passes(market, stage, &sold, day).await?;
        let count = ORDERS_A_DAY / 2 + rng.below(ORDERS_A_DAY);
        let shoppers: Vec<_> = (0..count)
            .map(|_| {
                let name = format!("{} {}", pick(&names.first, rng), pick(&names.last, rng));
                let mut shopper = shopper(name, pick(&guests, rng), &shelf, sellers, day, rng);
                let link = shared.iter().find(|link| Some(link.member) == shopper.seller);
                shopper.link = link.filter(|_| rng.below(3) == 0).cloned();
                shopper
            })
            .collect();
        // Together, as on a real day: what many do at once is made durable at once.
        let tasks: Vec<_> = shoppers
            .into_iter()
            .map(|shopper| tokio::spawn(buy(market.clone(), merchant, stage.owner, shopper)))
            .collect();
        for task in tasks {
            let paid = task.await??;
            sold.extend(paid.map(|order| Sold { order, day, luck: rng.below(100) }));
        }
        market.checkout().pass_deadlines().await?;
    }
    Ok(())
}

/// Every variant that is for sale and has some stock to spare.
async fn shelf(market: &Market, merchant: MerchantId) -> anyhow::Result<Vec<VariantId>> {
    let shop = market.people().merchant(merchant).await?.ok_or_else(|| anyhow::anyhow!("the shop is gone"))?;
    let mut variants = Vec::new();
    for page in 1.. {
        let query = Query { merchant: Some(merchant), page, size: 100, ..Query::default() };
        let cards = market.storefront().list(&query).await?.cards;
        if cards.is_empty() {
            break;
        }
        for card in cards {
            let brand = market.people().brand_by_slug(&card.brand_slug).await?;
            let Some(brand) = brand else { continue };
            let product = market.storefront().product(&shop, brand.id, &card.handle).await?;
            let plenty = product.into_iter().flat_map(|product| product.variants);
            variants
                .extend(plenty.filter(|variant| variant.left.is_none_or(|left| left > 8)).map(|variant| variant.id));
        }
    }
    Ok(variants)
}

fn shopper(
    name: String,
    guest: &GuestAddress,
    shelf: &[VariantId],
    sellers: &[MemberId],
    days_ago: i64,
    rng: &mut SplitMix,
) -> Shopper {
    // Most come by a seller, and the well-known ones sell the most.
    let seller = (rng.below(10) < 8).then(|| {
        let few = sellers.len().min(if rng.below(3) > 0 { 6 } else { 400 });
        *pick(&sellers[..few.max(1)], rng)
    });
    let wants = (0..=rng.below(3)).map(|_| (*pick(shelf, rng), 1 + i64::from(rng.below(5) == 0))).collect();
    let email = format!("{}@guest.example", name.to_lowercase().replace(' ', "."));
    Shopper {
        visitor: hash_secret(&format!("{name}{}", rng.next_u64())),
        email: email.chars().filter(char::is_ascii).collect(),
        name,
        address: Address {
            street: guest.street.clone(),
            postcode: guest.postcode.clone(),
            city: guest.city.clone(),
            country: guest.country.clone(),
            ..Address::default()
        },
        seller,
        link: None,
        wants,
        // The latest orders are still waiting for their money.
        pays: if days_ago == 0 { rng.below(3) == 0 } else { rng.below(20) > 0 },
        regrets: rng.below(25) == 0,
    }
}

/// The order, when it is paid.
async fn buy(
    market: Market,
    merchant: MerchantId,
    owner: PersonId,
    shopper: Shopper,
) -> anyhow::Result<Option<OrderId>> {
    let checkout = market.checkout();
    if let Some(seller) = shopper.seller {
        let click = Click::at(&shopper.visitor, seller, None);
        let click = match &shopper.link {
            Some(link) => Click { link: Some(link.id), campaign: link.campaign, source: Source::Qr, ..click },
            None => click,
        };
        market.network().record_click(&click).await?;
    }
    for &(variant, quantity) in &shopper.wants {
        checkout.add_to_cart(&shopper.visitor, merchant, variant, quantity).await?;
    }
    let methods = BTreeMap::new();
    let to = Destination { country: &shopper.address.country, region: "", methods: &methods };
    let Some((_, quote)) = checkout.quote(&shopper.visitor, merchant, to).await? else { return Ok(None) };
    let request = PlaceOrder {
        merchant,
        visitor_hash: shopper.visitor,
        person: None,
        email: shopper.email,
        name: shopper.name,
        address: shopper.address,
        note: String::new(),
        gift_note: String::new(),
        language: Language::English,
        remember_address: false,
        methods,
        payment_method: MANUAL.to_owned(),
        idempotency_key: Secret::generate().map_err(|error| anyhow::anyhow!("{error}"))?.reveal().to_owned(),
        agreed_total: quote.total,
        credit: Money::zero(quote.total.currency()),
    };
    // Somebody else took the last one: on a busy day that happens, here too.
    let Ok(placed) = checkout.place(&request).await else { return Ok(None) };
    if shopper.pays {
        let market = market.by(Actor::Merchant(owner));
        market.checkout().mark_paid(merchant, placed.order).await?;
        if shopper.regrets {
            give_back_a_part(&market, merchant, placed.order, quote.total).await?;
        }
    }
    Ok(shopper.pays.then_some(placed.order))
}

async fn give_back_a_part(market: &Market, merchant: MerchantId, order: OrderId, total: Money) -> anyhow::Result<()> {
    let amount = total.split(&[1, 3])?.into_iter().next().filter(|part| part.is_positive());
    let request = RefundRequest {
        idempotency_key: "a part of it".to_owned(),
        lines: Vec::new(),
        deliveries: Vec::new(),
        amount,
        restock: false,
        to_credit: false,
        reason: "Arrived with a scratch; kept for a lower price".to_owned(),
    };
    if amount.is_some() {
        market.checkout().refund(merchant, order, &request).await?;
    }
    Ok(())
}

/// One of `choices`, which is never empty.
fn pick<'a, T>(choices: &'a [T], rng: &mut SplitMix) -> &'a T {
    let count = u64::try_from(choices.len()).unwrap_or(u64::MAX);
    &choices[usize::try_from(rng.below(count)).unwrap_or_default()]
}
