//! What a seller's console does, by program.

mod boutique;
mod collections;
mod earnings;
mod links;
mod team;

use market::keys::Scope;

use super::access::AsSeller;
use super::operation::{Operation, delete, get, post, put};
use super::payouts;
use super::problem::Code;

pub(super) fn operations() -> Vec<Operation> {
    [network(), shared(), boutique()].into_iter().flatten().collect()
}

fn network() -> Vec<Operation> {
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
        get("/v1/seller/payouts", payouts::list::<AsSeller>).scope(Scope::MoneyRead).about(
            "listSellerPayouts",
            GROUP,
            "What you were paid, the newest first.",
        ),
        get("/v1/seller/payouts/{payout}", payouts::get::<AsSeller>).scope(Scope::MoneyRead).about(
            "getSellerPayout",
            GROUP,
            "A payout with the movements it is made of.",
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
    ]
}

fn shared() -> Vec<Operation> {
    const GROUP: &str = "Seller: links";
    let read = |operation: Operation| operation.scope(Scope::BoutiqueRead);
    let write = |operation: Operation| operation.scope(Scope::BoutiqueWrite);
    vec![
        read(get("/v1/seller/links", links::list)).about("listLinks", GROUP, "Your short links, the newest first."),
        write(post("/v1/seller/links", links::make))
            .about("createLink", GROUP, "A link to the boutique or a product in it: the one there is, else a new one.")
            .fails(&[Code::Conflict]),
        read(get("/v1/seller/campaigns", links::campaigns)).about(
            "listCampaigns",
            GROUP,
            "Your campaigns, the newest first.",
        ),
        write(post("/v1/seller/campaigns", links::add_campaign))
            .about("createCampaign", GROUP, "Begins a campaign.")
            .fails(&[Code::Conflict]),
        write(put("/v1/seller/campaigns/{campaign}", links::change_campaign)).about(
            "updateCampaign",
            GROUP,
            "Says something else of it. Clicks that were counted stay where they are.",
        ),
        get("/v1/seller/link-report", links::report).scope(Scope::MoneyRead).about(
            "getLinkReport",
            GROUP,
            "What came of your links: clicks, visitors, orders, earnings.",
        ),
    ]
}

fn boutique() -> Vec<Operation> {
    const GROUP: &str = "Seller: boutique";
    let write = |operation: Operation| operation.scope(Scope::BoutiqueWrite);
    vec![
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
        write(put("/v1/seller/boutique/headline", collections::set_headline)).about(
            "setBoutiqueHeadline",
            GROUP,
            "The line over it.",
        ),
        write(put("/v1/seller/boutique/brands", collections::set_brands)).about(
            "setBoutiqueBrands",
            GROUP,
            "Shows everything of these brands, and of no others.",
        ),
        get("/v1/seller/collections", collections::list).scope(Scope::BoutiqueRead).about(
            "listCollections",
            GROUP,
            "Your collections, in their order.",
        ),
        write(post("/v1/seller/collections", collections::add))
            .about("createCollection", GROUP, "Adds a collection behind the others.")
            .fails(&[Code::Conflict]),
        write(put("/v1/seller/collections/{collection}", collections::change))
            .about("updateCollection", GROUP, "Says something else of it, and what is in it.")
            .fails(&[Code::Conflict]),
        write(delete("/v1/seller/collections/{collection}", collections::remove)).about(
            "deleteCollection",
            GROUP,
            "Removes it. The products stay in the boutique.",
        ),
    ]
}
