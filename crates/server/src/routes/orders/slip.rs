use market::shipments::Shipment;

use crate::pages::orders::slip::SlipLine;

/// What a packing slip lists.
pub(in crate::routes) fn slip(shipment: &Shipment) -> Vec<SlipLine> {
    let lines = shipment.lines.iter().map(|line| SlipLine {
        quantity: line.quantity,
        name: if line.options.is_empty() { line.title.clone() } else { format!("{}, {}", line.title, line.options) },
        sku: line.sku.clone(),
    });
    lines.collect()
}
