//! Things several operations answer with.

use market::checkout as from;
use market::checkout::payment_method;
use market::people::Merchant;
use market::{coupons, network};
use sdk::v1::{
    Address, BenefitKind, Coupon, Delivery, Invitation, Member, MemberStatus, Order, OrderLine, OrderRow, OrderStatus,
    OrderStep, PaymentAdvice,
};

use super::money::{money, time};
use crate::link;
use crate::web::App;

pub(super) fn status(status: from::OrderStatus) -> OrderStatus {
    match status {
        from::OrderStatus::Placed => OrderStatus::Placed,
        from::OrderStatus::Paid => OrderStatus::Paid,
        from::OrderStatus::Backordered => OrderStatus::Backordered,
        from::OrderStatus::Cancelled => OrderStatus::Cancelled,
        from::OrderStatus::Expired => OrderStatus::Expired,
        from::OrderStatus::Refunded => OrderStatus::Refunded,
    }
}

pub(super) fn order_row(row: from::OrderRow) -> OrderRow {
    OrderRow {
        id: row.id.to_string(),
        number: row.id.reference(),
        name: row.name,
        pieces: row.pieces,
        total: money(row.total),
        refunded: money(row.refunded),
        status: status(row.status),
        placed_at: time(row.placed_at),
        seller: row.seller_handle,
    }
}

/// An order as its customer sees it.
pub(super) fn order(order: &from::Order, merchant: &Merchant) -> Order {
    Order {
        id: order.id.to_string(),
        number: order.id.reference(),
        status: status(order.status),
        placed_at: time(order.placed_at),
        reserved_until: time(order.reserved_until),
        paid_at: order.paid_at.map(time),
        email: order.email.clone(),
        name: order.name.clone(),
        address: address(&order.address),
        note: order.note.clone(),
        gift_note: order.gift_note.clone(),
        coupon: Some(order.coupon.clone()).filter(|code| !code.is_empty()),
        total: money(order.total),
        refunded: money(order.refunded),
        tax_name: order.tax_name.clone(),
        tax_included: order.tax_included,
        lines: order.lines.iter().map(line).collect(),
        deliveries: order.deliveries.iter().map(delivery).collect(),
        payment: payment(order, merchant),
        history: order.events.iter().map(step).collect(),
    }
}

pub(super) fn address(address: &from::Address) -> Address {
    let from::Address { street, extra, postcode, city, region, country } = address.clone();
    Address { street, extra, postcode, city, region, country }
}

fn line(line: &from::OrderLine) -> OrderLine {
    OrderLine {
        id: line.id.to_string(),
        brand: line.brand.to_string(),
        brand_name: line.brand_name.clone(),
        product: line.product.to_string(),
        variant: line.variant.to_string(),
        title: line.title.clone(),
        options: line.options.clone(),
        sku: line.sku.clone(),
        quantity: line.quantity,
        unit_price: money(line.unit_price),
        discount: money(line.discount),
        total: money(line.total),
        tax: money(line.tax),
        refunded_quantity: line.refunded_quantity,
        to_pack: line.to_pack(),
        shipped: line.shipped,
        returned: line.returned,
        refunded: money(line.refunded),
    }
}

pub(super) fn delivery(delivery: &from::Delivery) -> Delivery {
    Delivery {
        id: delivery.id.to_string(),
        brand: delivery.brand.to_string(),
        method: delivery.method.clone(),
        total: money(delivery.total),
        tax: money(delivery.tax),
        refunded: money(delivery.refunded),
    }
}

fn payment(order: &from::Order, merchant: &Merchant) -> Option<PaymentAdvice> {
    if order.status != from::OrderStatus::Placed {
        return None;
    }
    let advice = payment_method(&order.payment_method)?.instructions(merchant, order.id, order.due().ok()?);
    Some(PaymentAdvice {
        method: order.payment_method.clone(),
        instructions: advice.text,
        amount: money(advice.amount),
        reference: advice.reference,
    })
}

pub(super) fn step(event: &market::events::Event) -> OrderStep {
    OrderStep { r#type: event.kind.word().to_owned(), at: time(event.at), by: event.actor.word().to_owned() }
}

pub(super) fn member(member: network::Member) -> Member {
    Member {
        id: member.id.to_string(),
        name: member.name,
        handle: member.handle.map(|handle| handle.to_string()),
        status: match member.status {
            network::MemberStatus::Active => MemberStatus::Active,
            network::MemberStatus::Inactive => MemberStatus::Inactive,
        },
        joined_at: time(member.joined_at),
    }
}

pub(super) fn invitation(app: &App, invitation: network::Invitation) -> Invitation {
    Invitation {
        link: app.absolute(link::join(&invitation.code)),
        code: invitation.code,
        note: invitation.note,
        expires_at: time(invitation.expires_at),
        uses_left: invitation.uses_left,
    }
}

pub(super) fn coupon(coupon: coupons::Coupon) -> Coupon {
    let (kind, percent_bps, amount) = match coupon.benefit {
        coupons::Benefit::Percent(rate) => (BenefitKind::Percent, Some(rate.points()), None),
        coupons::Benefit::Amount(amount) => (BenefitKind::Amount, None, Some(money(amount))),
        coupons::Benefit::FreeDelivery => (BenefitKind::FreeDelivery, None, None),
    };
    Coupon {
        id: coupon.id.to_string(),
        code: coupon.code,
        kind,
        percent_bps,
        amount,
        least_goods: money(coupon.least_goods),
        brand: coupon.brand.map(|brand| brand.to_string()),
        member: coupon.member.map(|member| member.to_string()),
        starts_at: time(coupon.starts_at),
        ends_at: coupon.ends_at.map(time),
        max_uses: coupon.max_uses,
        max_per_customer: coupon.max_per_customer,
        used: coupon.used,
        active: coupon.is_active,
    }
}
