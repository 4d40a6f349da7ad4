//! What a seller's console does, by program.

mod boutique;
mod earnings;
mod team;

use market::keys::Scope;

use super::operation::{Operation, delete, get, post, put};
use super::problem::Code;

pub(super) fn operations() -> Vec<Operation> {
    const GROUP: &str = "Seller";
    vec![
        get("/v1/seller/earnings", earnings::get).scope(Scope::MoneyRead).about(
            "getEarnings",
            GROUP,
            "What you have earned, and how many customers are yours.",
        ),
        get("/v1/seller/earnings/lines", earnings::lines).scope(Scope::MoneyRead).about(
            "listEarnings",
            GROUP,
            "Every line you earn on, the newest first.",
        ),
        get("/v1/seller/team", team::list).scope(Scope::NetworkRead).about(
            "listTeam",
            GROUP,
            "Whom you introduced, the oldest first.",
        ),
        get("/v1/seller/invitations", team::invitations).scope(Scope::NetworkRead).about(
            "listSellerInvitations",
            GROUP,
            "Your open invitations.",
        ),
        post("/v1/seller/invitations", team::invite)
            .scope(Scope::NetworkWrite)
            .about("createSellerInvitation", GROUP, "Makes an invitation: whoever accepts stands below you.")
            .fails(&[Code::Conflict]),
        delete("/v1/seller/invitations/{code}", team::withdraw).scope(Scope::NetworkWrite).about(
            "withdrawSellerInvitation",
            GROUP,
            "Nobody can accept it any more.",
        ),
        get("/v1/seller/boutique", boutique::get).scope(Scope::BoutiqueRead).about(
            "getBoutique",
            GROUP,
            "Your boutique: products, coupons, clicks.",
        ),
        put("/v1/seller/boutique/products", boutique::set_products).scope(Scope::BoutiqueWrite).about(
            "setBoutiqueProducts",
            GROUP,
            "Chooses its products, in order.",
        ),
    ]
}
