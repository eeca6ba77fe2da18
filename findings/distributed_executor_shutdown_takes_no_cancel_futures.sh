#!/usr/bin/env bash
# distributed 2026.8.0: the executor that Client.get_executor() gives is a concurrent.futures.Executor,
# but its shutdown() refuses cancel_futures, which that interface has had since Python 3.9.
#
# Guess before running: shutdown(cancel_futures=True) cancels what has not begun, as it does for the
# pools of the standard library, whose abstract class ClientExecutor derives from.
# Seen: isinstance(executor, concurrent.futures.Executor) is true, and
#   TypeError: ClientExecutor.shutdown() got an unexpected keyword argument 'cancel_futures'
# So code that is written for "any executor" ends with an error on a cluster, after its work is done:
# cancel the futures one by one before shutdown().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet "distributed==2026.8.0" "dask==2026.8.0" 2>/dev/null
cat > "$folder/seen.py" <<'PY'
import concurrent.futures
import logging

import distributed

logging.disable(logging.CRITICAL)
if __name__ == "__main__":
    print("distributed", distributed.__version__)
    with distributed.Client(processes=False, dashboard_address=None) as client:
        executor = client.get_executor()
        print("an Executor:", isinstance(executor, concurrent.futures.Executor))
        print("result:", executor.submit(pow, 2, 5).result())
        try:
            executor.shutdown(cancel_futures=True)
            print("shutdown: accepted")
        except TypeError as error:
            print("shutdown:", error)
PY
found=$("$folder/venv/bin/python" "$folder/seen.py")
printf '%s\n' "$found"
expected="distributed 2026.8.0
an Executor: True
result: 32
shutdown: ClientExecutor.shutdown() got an unexpected keyword argument 'cancel_futures'"
[ "$found" = "$expected" ] || { echo "the behaviour has changed" >&2; exit 1; }
