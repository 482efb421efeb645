# The random network of CUBA with 10,000 cells and 1% connected, in numpy: the baseline of `npm run bench:sim`.
import sys, time
import numpy as np

rng = np.random.default_rng(1)
N, NE, p, dt, steps = 10000, 8000, 0.01, 0.1, 1000
targets = [np.flatnonzero(rng.random(N) < p) for _ in range(N)]
v = -60 + 10 * rng.random(N)
ge, gi, held = np.zeros(N), np.zeros(N), np.zeros(N, int)
de, di = np.exp(-dt / 5), np.exp(-dt / 10)
started = time.perf_counter()
for _ in range(steps):
    moving = held == 0
    v[moving] += (dt / 20) * (-49 - v[moving] + ge[moving] + gi[moving])
    held[~moving] -= 1
    ge *= de
    gi *= di
    for i in np.flatnonzero(v > -50):
        (ge if i < NE else gi)[targets[i]] += 1.62 if i < NE else -9
        v[i] = -60
        held[i] = 50
print(steps * dt / 1000 / (time.perf_counter() - started))
