use db::Migration;

/// Every step of the schema, the ledger's first. A step that has been released is never edited.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let business = [
        ("0001_people", include_str!("../migrations/0001_people.sql")),
        ("0002_catalog", include_str!("../migrations/0002_catalog.sql")),
        ("0003_terms", include_str!("../migrations/0003_terms.sql")),
        ("0004_network", include_str!("../migrations/0004_network.sql")),
        ("0005_checkout", include_str!("../migrations/0005_checkout.sql")),
        ("0006_search", include_str!("../migrations/0006_search.sql")),
        ("0007_jobs", include_str!("../migrations/0007_jobs.sql")),
        ("0008_checkout_in_full", include_str!("../migrations/0008_checkout_in_full.sql")),
        ("0009_events", include_str!("../migrations/0009_events.sql")),
        ("0010_orders", include_str!("../migrations/0010_orders.sql")),
        ("0011_boutiques", include_str!("../migrations/0011_boutiques.sql")),
        ("0012_consoles", include_str!("../migrations/0012_consoles.sql")),
        ("0013_api", include_str!("../migrations/0013_api.sql")),
        ("0014_languages", include_str!("../migrations/0014_languages.sql")),
        ("0015_payouts", include_str!("../migrations/0015_payouts.sql")),
        ("0016_price_lists", include_str!("../migrations/0016_price_lists.sql")),
        ("0017_jobs_by_kind", include_str!("../migrations/0017_jobs_by_kind.sql")),
        ("0018_settlement", include_str!("../migrations/0018_settlement.sql")),
    ];
    let business = business.into_iter().map(|(name, sql)| Migration { name, sql });
    ledger::MIGRATIONS.iter().copied().chain(business).collect()
}
