//! A client that costs little: prepared bytes over kept connections, and no more read of an answer than
//! its status and length. It has a thread of its own, so that its processor time can be left out.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;

use anyhow::{Context as _, Result, anyhow, bail};
use futures::future::try_join_all;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};

use crate::cpu;

/// What a connection sends in its nth turn.
pub type Script = Arc<dyn Fn(usize, u64) -> Vec<u8> + Send + Sync>;

/// Connections to one server.
pub struct Client {
    orders: mpsc::UnboundedSender<Order>,
}

struct Order {
    script: Script,
    turns: u64,
    done: oneshot::Sender<Result<()>>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head, in lower case.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    /// Starts a thread with connections to a server.
    pub fn start(address: SocketAddr, connections: usize) -> Result<Client> {
        let (orders, mut received) = mpsc::unbounded_channel::<Order>();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let work = async move {
            let mut open: Vec<Connection> = Vec::new();
            let mut turn = 0;
            while let Some(Order { script, turns, done }) = received.recv().await {
                let worked = async {
                    while open.len() < connections {
                        open.push(Connection::open(address).await?);
                    }
                    let each = open.iter_mut().enumerate().map(|(at, connection)| {
                        let script = &script;
                        async move {
                            for turn in turn..turn + turns {
                                connection.exchange(&script(at, turn)).await?;
                            }
                            Ok(())
                        }
                    });
                    try_join_all(each).await.map(drop)
                };
                let worked: Result<()> = worked.await;
                turn += turns;
                let _ = done.send(worked);
            }
        };
        thread::Builder::new().name(cpu::CLIENT.to_owned()).spawn(move || runtime.block_on(work))?;
        Ok(Client { orders })
    }

    /// Lets every connection take so many turns, all at the same time.
    ///
    /// # Errors
    /// When an answer is none of success.
    pub async fn drive(&self, script: Script, turns: u64) -> Result<()> {
        let (done, finished) = oneshot::channel();
        self.orders.send(Order { script, turns, done }).map_err(|_| anyhow!("the client has ended"))?;
        finished.await.context("the client has ended")?
    }
}

/// Sends one request on a connection of its own.
pub async fn once(address: SocketAddr, request: &[u8]) -> Result<Answer> {
    let mut connection = Connection::open(address).await?;
    let (status, head) = connection.send(request).await?;
    Ok(Answer {
        status,
        head: String::from_utf8_lossy(&connection.buffer[..head]).to_lowercase(),
        body: connection.buffer[head..].to_vec(),
    })
}

impl Connection {
    async fn open(address: SocketAddr) -> Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, buffer: Vec::with_capacity(128 * 1024) })
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<()> {
        let (status, head) = self.send(request).await?;
        match status {
            200..300 => Ok(()),
            _ => bail!("{status}: {}", String::from_utf8_lossy(&self.buffer[head..])),
        }
    }

    /// The status, and where the body begins in the buffer, which ends with it.
    async fn send(&mut self, request: &[u8]) -> Result<(u16, usize)> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the server has closed the connection");
            }
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text = std::str::from_utf8(&self.buffer[..head])?;
        let status = text.get(9..12).context("an answer without a status")?.parse()?;
        let length = text.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>())
        });
        let end = head + length.transpose()?.unwrap_or_default();
        while self.buffer.len() < end {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the server has closed the connection");
            }
        }
        Ok((status, head))
    }
}
