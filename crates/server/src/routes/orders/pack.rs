use std::collections::BTreeMap;

use axum::response::{IntoResponse, Redirect, Response};
use market::checkout::OrderLine;
use market::shipments::{NewShipment, ShipmentError, Tracking};
use market::{BrandId, LineId, OrderId, Secret, ShipmentId};

use super::OrderDesk;
use crate::i18n::Texts;
use crate::pages::orders::parcels::{PackBox, PackLine, TrackingFields};
use crate::pages::parts::Flash;
use crate::web::{App, Fields, Visitor, WebError};

/// What was typed about how a parcel can be followed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(in crate::routes) struct TypedTracking {
    /// The parcel; `None` for the one that is being packed.
    pub(super) shipment: Option<ShipmentId>,
    pub(super) fields: TrackingFields,
}

/// The form to pack a parcel as it was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(in crate::routes) struct TypedParcel {
    brand: String,
    quantities: BTreeMap<LineId, String>,
    tracking: TypedTracking,
    key: String,
    problem: String,
}

impl TypedTracking {
    fn read(fields: &Fields, shipment: Option<ShipmentId>) -> Self {
        let text = |name| fields.get(name).trim().to_owned();
        let fields = TrackingFields {
            carrier: text("carrier"),
            number: text("number"),
            url: text("url"),
            ..TrackingFields::default()
        };
        Self { shipment, fields }
    }

    fn tracking(&self) -> Tracking {
        let TrackingFields { carrier, number, url, .. } = self.fields.clone();
        Tracking { carrier, number, url }
    }

    /// Notes what is wrong, when it is about the tracking; whether it was.
    fn blame(&mut self, texts: &Texts, error: &ShipmentError) -> bool {
        match error {
            ShipmentError::Tracking => self.fields.problem = texts.t("tracking-problem").to_string(),
            ShipmentError::TrackingUrl => self.fields.url_problem = texts.t("tracking-url-problem").to_string(),
            _ => return false,
        }
        true
    }
}

/// Packs a parcel, and sends it if that button was pressed; `Err` with the form when something is wrong with it.
pub(in crate::routes) async fn pack(
    visitor: &Visitor,
    app: &App,
    desk: OrderDesk<'_>,
    order: OrderId,
    fields: &Fields,
) -> Result<Result<Response, TypedParcel>, WebError> {
    let texts = visitor.texts();
    let quantities = fields.starting_with("quantity-");
    let mut typed = TypedParcel {
        brand: fields.get("brand").to_owned(),
        quantities: quantities
            .filter_map(|(line, typed)| Some((line.parse().ok()?, typed.trim().to_owned())))
            .collect(),
        tracking: TypedTracking::read(fields, None),
        key: fields.get("key").to_owned(),
        problem: String::new(),
    };
    let Some(lines) = typed.lines() else {
        typed.problem = texts.t("pack-problem-number").to_string();
        return Ok(Err(typed));
    };
    let sends = fields.get("action") == "send";
    let sent = sends.then(|| typed.tracking.tracking());
    let new = NewShipment { idempotency_key: typed.key.clone(), lines, sent };
    match desk.market(app).shipments().pack(desk.party(), order, &new).await {
        Ok(_) => {
            let said = if sends { texts.t("parcel-sent-done") } else { texts.t("parcel-packed-done") };
            Ok(Ok(back(visitor, desk, order, &Flash::good(said))))
        }
        Err(error) => {
            if !typed.tracking.blame(&texts, &error) {
                typed.problem = shipment_problem(&texts, error)?;
            }
            Ok(Err(typed))
        }
    }
}

/// Sends a parcel, says that it arrived, or unpacks it; `Err` with what was typed when that cannot be used.
pub(in crate::routes) async fn change_parcel(
    visitor: &Visitor,
    app: &App,
    desk: OrderDesk<'_>,
    (order, shipment): (OrderId, ShipmentId),
    fields: &Fields,
) -> Result<Result<Response, TypedTracking>, WebError> {
    let (texts, shipments) = (visitor.texts(), desk.market(app).shipments());
    let mut typed = TypedTracking::read(fields, Some(shipment));
    let (done, said) = match fields.get("action") {
        "send" => (shipments.ship(desk.party(), shipment, &typed.tracking()).await, texts.t("parcel-sent-done")),
        "deliver" => (shipments.deliver(desk.party(), shipment).await, texts.t("parcel-delivered-done")),
        "undo" => (shipments.unpack(desk.party(), shipment).await, texts.t("parcel-undone-done")),
        _ => return Err(WebError::Unusable(String::new())),
    };
    match done {
        Ok(()) => Ok(Ok(back(visitor, desk, order, &Flash::good(said)))),
        Err(error) if typed.blame(&texts, &error) => Ok(Err(typed)),
        // Somebody was faster, or the page was old: the order's page shows how it is now.
        Err(error) => Ok(Ok(back(visitor, desk, order, &Flash::bad(shipment_problem(&texts, error)?)))),
    }
}

fn back(visitor: &Visitor, desk: OrderDesk<'_>, order: OrderId, flash: &Flash) -> Response {
    let mut response = Redirect::to(desk.order(order).as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

/// What is wrong, in words; what nobody can mend goes on as it is.
fn shipment_problem(texts: &Texts, error: ShipmentError) -> Result<String, WebError> {
    Ok(match error {
        ShipmentError::Empty => texts.t("pack-problem-empty").to_string(),
        ShipmentError::TooMany { title, left } => {
            texts.t("pack-problem-many").with("title", title).with("left", left).to_string()
        }
        ShipmentError::NotToBeSent(_) => texts.t("pack-problem-order").to_string(),
        ShipmentError::PaidBack(title) => texts.t("pack-problem-paid-back").with("title", title).to_string(),
        ShipmentError::WrongState(_) => texts.t("pack-problem-state").to_string(),
        other => return Err(other.into()),
    })
}

impl TypedParcel {
    /// How many pieces of which lines; `None` when something typed is no number.
    fn lines(&self) -> Option<Vec<(LineId, i64)>> {
        let number = |text: &str| if text.is_empty() { Some(0) } else { text.parse().ok() };
        let lines: Option<Vec<_>> = self.quantities.iter().map(|(line, text)| Some((*line, number(text)?))).collect();
        Some(lines?.into_iter().filter(|(_, pieces)| *pieces != 0).collect())
    }
}

/// The forms to pack what is left of `lines`, one for each brand, with what was typed in one of them. Nothing typed means
/// everything that is left, as most parcels are.
pub(in crate::routes) fn packs(
    texts: &Texts,
    desk: OrderDesk<'_>,
    order: OrderId,
    lines: &[OrderLine],
    typed: Option<&TypedParcel>,
) -> Result<Vec<PackBox>, WebError> {
    let mut brands: Vec<(BrandId, &str)> = Vec::new();
    for line in lines.iter().filter(|line| line.to_pack() > 0) {
        if !brands.iter().any(|(brand, _)| *brand == line.brand) {
            brands.push((line.brand, &line.brand_name));
        }
    }
    let mut boxes = Vec::with_capacity(brands.len());
    for (brand, name) in brands {
        let id = brand.to_string();
        let typed = typed.filter(|typed| typed.brand == id);
        let open = lines.iter().filter(|line| line.brand == brand && line.to_pack() > 0);
        let key = match typed {
            Some(typed) => typed.key.clone(),
            None => Secret::generate()?.reveal().to_owned(),
        };
        boxes.push(PackBox {
            action: desk.pack(order),
            brand: texts.t("parcel-from").with("brand", name).to_string(),
            lines: open.map(|line| pack_line(line, typed)).collect(),
            tracking: typed.map(|typed| typed.tracking.fields.clone()).unwrap_or_default(),
            problem: typed.map(|typed| typed.problem.clone()).unwrap_or_default(),
            key,
            id,
        });
    }
    Ok(boxes)
}

fn pack_line(line: &OrderLine, typed: Option<&TypedParcel>) -> PackLine {
    let name = if line.options.is_empty() { line.title.clone() } else { format!("{}, {}", line.title, line.options) };
    let quantity = typed.and_then(|typed| typed.quantities.get(&line.id)).cloned();
    PackLine {
        id: line.id.to_string(),
        name,
        sku: line.sku.clone(),
        left: u32::try_from(line.to_pack()).unwrap_or_default(),
        quantity: quantity.unwrap_or_else(|| line.to_pack().to_string()),
    }
}
