//! Signature images: which files are read, what is kept of them, what is refused.

use std::path::Path;

use image::{DynamicImage, GrayImage, ImageFormat, Luma, LumaA, Rgb, RgbImage, Rgba, RgbaImage};
use mailbag::letter::SignatureImage;
use mailbag::letter::signature::{Content, Pixels};

fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(image, ImageFormat::Png)
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).expect("an image");
    bytes.into_inner()
}

fn read(bytes: &[u8]) -> SignatureImage {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("s"), bytes).expect("a file");
    SignatureImage::read(folder.path(), "s", false).expect("a signature").1.as_ref().clone()
}

fn pixels(image: SignatureImage) -> Pixels {
    match image.content {
        Content::Pixels(pixels) => pixels,
        Content::Drawing(shapes) => panic!("pixels expected, found {shapes:?}"),
    }
}

fn refusal(folder: &Path, name: &str) -> String {
    let finding = SignatureImage::read(folder, name, false).expect_err(name);
    assert_eq!(finding.value("value"), name);
    assert!(SignatureImage::REASONS.contains(&finding.value("reason")));
    finding.value("reason").to_owned()
}

#[test]
fn only_what_can_be_seen_is_kept() {
    let grey = |samples: &[u8], alpha: Option<&[u8]>| SignatureImage {
        width: 2,
        height: 1,
        content: Content::Pixels(Pixels { colour: false, samples: samples.to_vec(), alpha: alpha.map(<[u8]>::to_vec) }),
    };
    let two = |first, second| RgbaImage::from_fn(2, 1, |x, _| if x == 0 { Rgba(first) } else { Rgba(second) });
    assert_eq!(read(&png(GrayImage::from_fn(2, 1, |x, _| Luma([u8::from(x == 1)])))), grey(&[0, 1], None));
    assert_eq!(read(&png(RgbImage::from_fn(2, 1, |x, _| Rgb([if x == 0 { 7 } else { 8 }; 3])))), grey(&[7, 8], None));
    assert_eq!(read(&png(two([9, 9, 9, 255], [1, 2, 3, 0]))), grey(&[9, 255], Some(&[255, 0])));
    let red = read(&png(two([255, 0, 0, 255], [0, 0, 0, 255])));
    let red = pixels(red);
    assert_eq!((red.colour, red.samples, red.alpha), (true, vec![255, 0, 0, 0, 0, 0], None));
    let deep = image::ImageBuffer::from_fn(2, 1, |x, _| LumaA([if x == 0 { 0x8000_u16 } else { 0 }, 0xffff]));
    assert_eq!(read(&png(deep)), grey(&[128, 0], None));
}

#[test]
fn a_photograph_is_turned_as_its_camera_says() {
    let upright = encoded(GrayImage::from_fn(16, 8, |_, y| Luma([if y < 4 { 0 } else { 255 }])), ImageFormat::Jpeg);
    assert_eq!((read(&upright).width, read(&upright).height), (16, 8));
    // An Exif segment (TIFF 6.0, big-endian) with one entry: tag 0x0112, orientation 6, a quarter turn clockwise.
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&upright[..2], exif, &upright[2..]].concat();
    let image = read(&turned);
    assert_eq!((image.width, image.height), (8, 16));
    // What was above is at the right.
    let samples = pixels(image).samples;
    assert!(samples[0] > 200 && samples[7] < 50, "{:?}", &samples[..8]);
}

#[test]
fn unsafe_paths_are_refused_before_anything_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = [
        "",
        "/etc/passwd",
        "../s.png",
        "a/../s.png",
        "a//b",
        "./s.png",
        "a\\b.png",
        "C:s.png",
        "C:/s.png",
        "s.png:x",
        "s.png.",
        "s.png ",
        "NUL",
        "con.png",
        "a/com1.png",
        "a\nb",
        "..",
    ];
    for name in paths {
        assert_eq!(refusal(folder.path(), name), "unsafe-path", "{name:?}");
    }
}

#[test]
fn files_that_are_no_image_are_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = png(GrayImage::from_pixel(2, 2, Luma([0])));
    // The sizes of a PNG header (ISO 15948, 11.2.2) made 5000 by 5000; its checksum with it.
    let huge = png(GrayImage::from_pixel(5_000, 5_000, Luma([0])));
    for (name, bytes, reason) in [
        ("text.png", b"hello".to_vec(), "no-image"),
        ("empty.png", vec![], "no-image"),
        ("gif.png", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "no-image"),
        ("short.png", good[..good.len() / 2].to_vec(), "broken"),
        ("huge.png", huge, "too-many-pixels"),
        ("heavy.png", vec![0; 20 * 1024 * 1024 + 1], "too-many-bytes"),
        ("blank.png", png(RgbaImage::from_pixel(2, 2, Rgba([0, 0, 0, 0]))), "blank"),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
        assert_eq!(refusal(folder.path(), name), reason, "{name}");
    }
    std::fs::create_dir(folder.path().join("folder")).expect("a folder");
    assert_eq!(refusal(folder.path(), "folder"), "unreadable");
    assert_eq!(refusal(folder.path(), "none.png"), "missing");
    assert_eq!(refusal(folder.path(), "text.png/none.png"), "missing");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_may_not_leave_the_folder() {
    let outside = tempfile::tempdir().expect("a folder");
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = png(GrayImage::from_fn(2, 2, |x, _| Luma([if x == 0 { 0 } else { 255 }])));
    std::fs::write(outside.path().join("s.png"), &bytes).expect("a file");
    std::fs::write(folder.path().join("s.png"), &bytes).expect("a file");
    let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, folder.path().join(name)).expect("a link");
    link(&outside.path().join("s.png"), "file.png");
    link(outside.path(), "folder");
    link(Path::new("s.png"), "inside.png");
    assert_eq!(refusal(folder.path(), "file.png"), "outside-folder");
    assert_eq!(refusal(folder.path(), "folder/s.png"), "outside-folder");
    assert!(SignatureImage::read(folder.path(), "inside.png", false).is_ok());
}
