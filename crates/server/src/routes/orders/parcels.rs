use base::Timestamp;
use market::shipments::{Shipment, ShipmentLine, ShipmentStatus};

use super::pack::TypedTracking;
use super::OrderDesk;
use crate::i18n::Texts;
use crate::link;
use crate::pages::checkout::order::StateWord;
use crate::pages::orders::parcels::{ParcelDesk, ParcelView};
use crate::pages::parts::{Moment, Tone};

/// The parcels of an order as its customer sees them: what is only packed is still the brand's business.
pub(in crate::routes) fn customer_parcels(texts: &Texts, shipments: &[Shipment], now: Timestamp) -> Vec<ParcelView> {
    let gone = shipments.iter().filter(|shipment| shipment.status != ShipmentStatus::Packed);
    gone.map(|shipment| view(texts, shipment, now)).collect()
}

/// The parcels of an order as whoever sends them sees them; `typed` is what was refused about one of them.
pub(in crate::routes) fn desk_parcels(
    texts: &Texts,
    desk: OrderDesk<'_>,
    shipments: &[Shipment],
    now: Timestamp,
    typed: Option<&TypedTracking>,
) -> Vec<ParcelView> {
    let with_desk = |shipment: &Shipment| {
        let link = desk.parcel(shipment.order, shipment.id);
        let typed = typed.filter(|typed| typed.shipment == Some(shipment.id));
        let send = (shipment.status == ShipmentStatus::Packed)
            .then(|| typed.map(|typed| typed.fields.clone()).unwrap_or_default());
        let deliver = shipment.status == ShipmentStatus::Shipped;
        let desk = ParcelDesk { id: shipment.id.to_string(), action: link.clone(), slip: link, send, deliver };
        ParcelView { desk: Some(desk), ..view(texts, shipment, now) }
    };
    shipments.iter().map(with_desk).collect()
}

fn view(texts: &Texts, shipment: &Shipment, now: Timestamp) -> ParcelView {
    let since = shipment.delivered_at.or(shipment.shipped_at).unwrap_or(shipment.packed_at);
    ParcelView {
        title: texts.t("parcel-from").with("brand", &shipment.brand_name).to_string(),
        state: state(texts, shipment.status),
        since: Moment::new(texts, since, now),
        lines: shipment.lines.iter().map(line).collect(),
        carrier: shipment.tracking.carrier.clone(),
        number: shipment.tracking.number.clone(),
        follow: (!shipment.tracking.url.is_empty()).then(|| link::elsewhere(&shipment.tracking.url)),
        desk: None,
    }
}

fn state(texts: &Texts, status: ShipmentStatus) -> StateWord {
    let (label, tone) = match status {
        ShipmentStatus::Packed => (texts.t("parcel-packed"), Tone::Warn),
        ShipmentStatus::Shipped => (texts.t("parcel-shipped"), Tone::Info),
        ShipmentStatus::Delivered => (texts.t("parcel-delivered"), Tone::Good),
        ShipmentStatus::Undone => (texts.t("parcel-undone"), Tone::Info),
    };
    StateWord { label: label.to_string(), tone }
}

/// "2 × Bowl, blue".
fn line(line: &ShipmentLine) -> String {
    let options = if line.options.is_empty() { String::new() } else { format!(", {}", line.options) };
    format!("{} × {}{options}", line.quantity, line.title)
}
