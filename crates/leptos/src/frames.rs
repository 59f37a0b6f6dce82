//! Frames: what is to be done with the next one is boxed, so that handing it to the browser is compiled once.

/// Does something before the next frame is drawn.
pub fn request_animation_frame(task: impl FnOnce() + 'static) {
    fn request(task: Box<dyn FnOnce()>) {
        original::prelude::request_animation_frame(task);
    }
    request(Box::new(task));
}
