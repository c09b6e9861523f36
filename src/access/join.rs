use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// Runs futures side by side on this task, at most `limit` at a time; results in the order given.
pub(super) async fn join_bounded<F: Future>(futures: Vec<F>, limit: usize) -> Vec<F::Output> {
    let mut waiting = futures.into_iter().enumerate();
    let mut running: Vec<(usize, Pin<Box<F>>)> = Vec::new();
    let mut done: Vec<(usize, F::Output)> = Vec::new();
    poll_fn(|context| {
        loop {
            while running.len() < limit.max(1)
                && let Some((index, future)) = waiting.next()
            {
                running.push((index, Box::pin(future)));
            }
            let before = done.len();
            running.retain_mut(|(index, future)| match future.as_mut().poll(context) {
                Poll::Ready(output) => {
                    done.push((*index, output));
                    false
                }
                Poll::Pending => true,
            });
            if running.is_empty() && waiting.len() == 0 {
                return Poll::Ready(());
            }
            // Something ended: its place can be taken at once.
            if done.len() == before {
                return Poll::Pending;
            }
        }
    })
    .await;
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, output)| output).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::time::Duration;

    #[test]
    fn runs_side_by_side_within_the_limit_and_keeps_the_order() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        let (now, most) = (Cell::new(0_u64), Cell::new(0_u64));
        let futures = (0..20_u64)
            .map(|number| {
                let (now, most) = (&now, &most);
                async move {
                    now.set(now.get() + 1);
                    most.set(most.get().max(now.get()));
                    tokio::time::sleep(Duration::from_millis(20 - number)).await;
                    now.set(now.get() - 1);
                    number
                }
            })
            .collect();
        let results = runtime.block_on(join_bounded(futures, 8));
        assert_eq!(results, (0..20).collect::<Vec<_>>());
        assert_eq!(most.get(), 8);
        assert!(
            runtime
                .block_on(join_bounded(Vec::<std::future::Ready<()>>::new(), 8))
                .is_empty()
        );
    }
}
