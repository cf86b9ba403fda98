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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{holding, leads_to};

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
    fn behind_a_link_a_step_up_is_one_from_where_it_leads() {
        let scratch = tempfile::tempdir().expect("a folder");
        let root = scratch.path().canonicalize().expect("the folder");
        std::fs::create_dir_all(root.join("a/b")).expect("folders");
        std::os::unix::fs::symlink("a/b", root.join("link")).expect("a link");
        assert_eq!(leads_to(&root.join("link/../new")), Some(root.join("a/new")));
    }
}
