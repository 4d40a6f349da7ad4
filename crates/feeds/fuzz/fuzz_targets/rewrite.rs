//! Whatever can be read can be written in every format, and read again as just as many products.

#![no_main]

use feeds::{Channel, Delimiter, Dialect, Export, Product, Writer};

#[path = "../../tests/it/laws.rs"]
mod laws;

fn write(products: &[Product], export: Export) -> (Vec<u8>, u64) {
    let mut file = Vec::new();
    let mut writer = Writer::new(&mut file, export).expect("memory takes everything");
    products.iter().for_each(|product| writer.write(product).expect("memory takes everything"));
    let written = writer.finish().expect("memory takes everything");
    (file, written.products)
}

fn channel() -> Channel {
    let page = Box::new(|product: &Product, _: &feeds::Variant| format!("https://shop.example/{}", product.key));
    Channel { title: "Shop".into(), link: "https://shop.example".into(), description: "Things".into(), page }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let products = laws::check(bytes, None);
    if products.is_empty() {
        return;
    }
    for dialect in [Dialect::Classic, Dialect::Current] {
        let (file, written) = write(&products, Export::Shopify(dialect));
        assert_eq!(written, products.len() as u64);
        laws::check(&file, None);
    }
    laws::check(&write(&products, Export::WooCommerce).0, None);
    laws::check(&write(&products, Export::GoogleXml(channel())).0, None);
    laws::check(&write(&products, Export::GoogleText(channel(), Delimiter::Tab)).0, None);
});
