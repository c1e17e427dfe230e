//! A port of this machine that somebody listens at, for a while.

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A listener that takes connections and says nothing.
pub struct Port {
    /// Its number.
    pub number: u16,
    accepting: JoinHandle<()>,
}

impl Port {
    /// Opens a port; 0 for any.
    pub async fn open(number: u16) -> Port {
        let listener = TcpListener::bind(("127.0.0.1", number)).await.expect("the port is free");
        let number = listener.local_addr().expect("an address").port();
        let accepting = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                drop(socket);
            }
        });
        Port { number, accepting }
    }

    /// Closes it.
    pub async fn close(self) {
        self.accepting.abort();
        let _ = self.accepting.await;
    }
}
