//! Where paths lead: the folder that holds a file, and where something will stand that is not there yet.

use std::path::{Component, Path, PathBuf};

/// The folder in which a file stands, or will: the working folder for a bare name.
pub(crate) fn holding(file: &Path) -> &Path {
    match file.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// The whole path at which something will stand once the folders above it are made. Links are followed as far as they are there;
/// a `..` behind that takes away the part before it, as it will when that is made. `None` where there is no working folder.
pub(crate) fn leads_to(path: &Path) -> Option<PathBuf> {
    let mut whole = if path.is_absolute() { PathBuf::new() } else { Path::new(".").canonicalize().ok()? };
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            part => {
                whole.push(part);
                if let Ok(there) = whole.canonicalize() {
                    whole = there;
                }
            }
        }
    }
    Some(whole)
}

/// The bytes of a file that belongs to a batch: no link, which would lead out of it, no pipe, which would be waited for, and of no
/// more bytes than `largest`.
pub(crate) fn own_file(path: &Path, largest: u64) -> Option<Vec<u8>> {
    let is_small = |metadata: std::fs::Metadata| metadata.is_file() && metadata.len() <= largest;
    std::fs::symlink_metadata(path).is_ok_and(is_small).then(|| std::fs::read(path).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{holding, leads_to, own_file};

    #[test]
    fn a_bare_name_stands_in_the_working_folder() {
        for (file, folder) in [("a", "."), ("a/b", "a"), ("./a", "."), ("/a", "/"), ("", ".")] {
            assert_eq!(holding(Path::new(file)), Path::new(folder), "{file}");
        }
    }

    #[test]
    fn a_path_leads_where_the_system_will_take_it() {
        let scratch = tempfile::tempdir().expect("a folder");
        let root = scratch.path().canonicalize().expect("the folder");
        for (path, expected) in
            [("new", "new"), ("new/../other", "other"), ("new/./deep/../../other/", "other"), ("a/../new/x", "new/x")]
        {
            assert_eq!(leads_to(&root.join(path)), Some(root.join(expected)), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_what_is_too_large_are_not_read() {
        let scratch = tempfile::tempdir().expect("a folder");
        let [file, link, pipe] = ["file", "link", "pipe"].map(|name| scratch.path().join(name));
        std::fs::write(&file, "abc").expect("a file");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo (coreutils)").success());
        assert_eq!(own_file(&file, 3), Some(b"abc".to_vec()));
        assert_eq!([own_file(&file, 2), own_file(&link, 3), own_file(&pipe, 3)], [None, None, None]);
    }

    #[cfg(unix)]
    #[test]
    fn behind_a_link_a_step_up_is_one_from_where_it_leads() {
        let scratch = tempfile::tempdir().expect("a folder");
        let root = scratch.path().canonicalize().expect("the folder");
        std::fs::create_dir_all(root.join("a/b")).expect("folders");
        std::os::unix::fs::symlink("a/b", root.join("link")).expect("a link");
        assert_eq!(leads_to(&root.join("link/../new")), Some(root.join("a/new")));
    }
}
