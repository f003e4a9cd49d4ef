# usage: .land.sh message tests...
cd /work/wt-q5; export PYTHONPATH=.; m="$1"; shift
set -e
.venv/bin/ruff check -q . ; .venv/bin/ruff format -q --check .; .venv/bin/mypy | tail -1; .venv/bin/lint-imports | tail -1
.venv/bin/pytest -q -x "$@" 2>&1 | tail -4; test ${PIPESTATUS[0]} = 0
git add -A; git commit -qm "$m"
for i in 1 2 3; do git rebase -q main && git -C /work/main merge --ff-only q5 2>&1 | tail -1 && break; done
git log --oneline -1
