//! Renders every page with sample data into a folder, to look at without a server or a database.
//!
//! `cargo run -p server --example preview -- OUT [PICTURES]`: OUT is made; PICTURES is a folder of SVG files used as
//! product pictures (letters stand in when it is not given). Serve OUT with any static file server.

use std::error::Error;
use std::path::{Path, PathBuf};

use server::assets;

mod brand;
mod import;
mod kit;
mod merchant;
mod operate;
mod payouts;
mod people;
mod sample;
mod seller;
mod shop;
mod system;

use kit::{Done, Preview};

fn main() -> Done {
    let mut args = std::env::args().skip(1);
    let out = PathBuf::from(args.next().ok_or("usage: preview OUT [PICTURES]")?);
    let pictures = args.next().map(PathBuf::from);
    std::fs::create_dir_all(out.join("assets"))?;
    for asset in assets::all() {
        std::fs::write(out.join(asset.href.trim_start_matches('/')), &asset.bytes)?;
    }
    let preview = Preview::new(copy_pictures(pictures.as_deref(), &out)?)?;
    let mut links = String::new();
    for (name, html) in &preview.pages {
        std::fs::write(out.join(format!("{name}.html")), html)?;
        links += &format!("<li><a href=\"{name}.html\">{name}</a>");
    }
    std::fs::write(out.join("pages.html"), format!("<!doctype html><title>Pages</title><ul>{links}</ul>"))?;
    Ok(())
}

fn copy_pictures(from: Option<&Path>, out: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let Some(from) = from else { return Ok(Vec::new()) };
    std::fs::create_dir_all(out.join("media"))?;
    let mut names = Vec::new();
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".svg")) else {
            continue;
        };
        std::fs::copy(&path, out.join("media").join(name))?;
        names.push(name.to_owned());
    }
    names.sort();
    Ok(names)
}
