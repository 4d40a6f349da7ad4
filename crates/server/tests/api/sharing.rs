//! Sellers' links, campaigns, reports and boutiques, by program.

use market::keys::{KeyOwner, Scope};
use serde_json::json;

use crate::program::Program;
use crate::support::TestShop;

async fn of_seller(shop: &TestShop, address: &str, name: &str) -> Program {
    let owner = KeyOwner::Seller(shop.member(name));
    Program::at(shop, address).with_key(shop, name, owner, Scope::of_owner(owner)).await
}

#[tokio::test]
async fn a_seller_shares_for_a_campaign_and_sees_what_came_of_it() {
    let shop = TestShop::open().await;
    let program = of_seller(&shop, "10.14.0.1", "ana").await;
    let new = json!({ "name": "Market day", "ends_at": "2026-05-01T00:00:00Z" });
    let campaign = program.post("/v1/seller/campaigns", new).await.is(201).at("/id").to_owned();
    let early = json!({ "name": "Odd", "starts_at": "2026-05-01T00:00:00Z", "ends_at": "2026-04-01T00:00:00Z" });
    let refused = program.post("/v1/seller/campaigns", early).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/ends_at");
    let changed = json!({ "name": "Market week" });
    let path = format!("/v1/seller/campaigns/{campaign}");
    assert_eq!(program.put(&path, changed).await.is(200).at("/name"), "Market week");
    let bowl = json!({ "product": shop.product_id("bowl").to_string(), "campaign": campaign });
    let link = program.post("/v1/seller/links", bowl.clone()).await.is(200);
    assert_eq!(program.post("/v1/seller/links", bowl).await.is(200).json, link.json, "one for each thing to share");
    let rock = json!({ "product": shop.product_id("rock").to_string() });
    program.post("/v1/seller/links", rock).await.told_problem(422, "invalid");
    let address = link.at("/link").strip_prefix("http://shop.test").unwrap().to_owned();
    let visited = shop.browser().opens(&address).await;
    assert!(visited.status.is_redirection() || visited.status.is_success(), "{}", visited.status);
    let report = program.get("/v1/seller/link-report?by=campaign&days=7").await.is(200);
    assert_eq!((report.at("/rows/0/way"), report.number("/rows/0/clicks")), (campaign.as_str(), 1));
    assert_eq!(report.number("/total/clicks"), 1);
    assert_eq!(program.get("/v1/seller/links").await.is(200).at("/data/0/id"), link.at("/id"));
    assert_eq!(program.get("/v1/seller/campaigns").await.is(200).at("/data/0/id"), campaign);
    let ben = of_seller(&shop, "10.14.0.2", "ben").await;
    ben.put(&path, json!({ "name": "Mine" })).await.told_problem(404, "not-found");
    ben.post("/v1/seller/links", json!({ "campaign": campaign })).await.told_problem(422, "invalid");
    assert_eq!(ben.get("/v1/seller/links").await.is(200).json["data"], json!([]));
}

#[tokio::test]
async fn a_seller_furnishes_the_boutique() {
    let shop = TestShop::open().await;
    let program = of_seller(&shop, "10.14.1.1", "ana").await;
    let (bowl, cup) = (shop.product_id("bowl").to_string(), shop.product_id("cup").to_string());
    let said = program.put("/v1/seller/boutique/headline", json!({ "headline": "Clay and tea" })).await.is(200);
    assert_eq!(said.at("/headline"), "Clay and tea");
    program.put("/v1/seller/boutique/headline", json!({ "headline": "a\nb" })).await.told_problem(422, "invalid");
    let brands = json!({ "brands": [shop.tea.to_string()] });
    assert_eq!(program.put("/v1/seller/boutique/brands", brands.clone()).await.is(200).json, brands);
    let foreign = json!({ "brands": [shop.rivals.to_string()] });
    program.put("/v1/seller/boutique/brands", foreign).await.told_problem(422, "invalid");
    let seen = program.get("/v1/seller/boutique").await.is(200);
    assert_eq!((seen.at("/headline"), seen.at("/brands/0")), ("Clay and tea", &*shop.tea.to_string()));

    let none = json!({ "title": "Gifts", "products": [bowl, "prd_0000000000001"] });
    let refused = program.post("/v1/seller/collections", none).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/products/1");
    assert_eq!(program.get("/v1/seller/collections").await.is(200).json["data"], json!([]), "nothing half-done");
    let new = json!({ "title": "Gifts", "words": "For tables.", "products": [bowl, cup] });
    let made = program.post("/v1/seller/collections", new).await.is(201);
    assert_eq!(made.json["products"], json!([bowl, cup]));
    let path = format!("/v1/seller/collections/{}", made.at("/id"));
    let ben = of_seller(&shop, "10.14.1.2", "ben").await;
    ben.put(&path, json!({ "title": "Mine" })).await.told_problem(404, "not-found");
    ben.delete(&path).await.told_problem(404, "not-found");
    let changed = program.put(&path, json!({ "title": "Presents", "products": [cup] })).await.is(200);
    assert_eq!((changed.at("/title"), &changed.json["products"]), ("Presents", &json!([cup])));
    program.delete(&path).await.is(204);
    program.delete(&path).await.told_problem(404, "not-found");
}
