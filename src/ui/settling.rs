//! Boxes over the window stand where they stay from the first frame on. egui first lays a box out unseen to
//! learn its size, with its content as narrow as it gets; some of it is then a point or two higher when it is
//! laid out for good, and a box that stands on its middle or its foot would move.

use egui::{AreaState, Context, Id};

/// How often a frame may be laid out before it is seen: to learn a size, to lay out for good, to place it.
pub(crate) const PASSES: usize = 3;

/// Shows the box of an id. As long as it is not of the size for which it was placed, the frame is laid out
/// again before anybody sees it.
pub(crate) fn settled<T>(context: &Context, id: Id, show: impl FnOnce() -> T) -> T {
    let size = || AreaState::load(context, id).and_then(|state| state.size);
    let before = size();
    let shown = show();
    if size() != before {
        context.request_discard("a box has found its size");
    }
    shown
}
