"""The independent side of the conversion tests: h5py writes what we read and reads what we wrote.

h5.py dump FILE                  every dataset and attribute as JSON: shape, type, SHA-256 of its little-endian bytes
h5.py d4rl KIND FILE             a file of D4RL's shape; beside it FILE.NAME: what a reader must get, as raw bytes
h5.py minari KIND FOLDER         the same of Minari's shape
h5.py hostile KIND FILE          a file that must be refused
h5.py resize FILE DATASET ROWS   replaces a dataset by zeros with another number of rows
"""
import hashlib
import json
import os
import sys

import h5py
import numpy as np

OBSERVATION, ACTION, EPISODES = 5, 2, [7, 1, 12, 4]


def digest(array):
    array = np.ascontiguousarray(array)
    return hashlib.sha256(array.astype(array.dtype.newbyteorder("<")).tobytes()).hexdigest()


def dump(path):
    found = {}

    def visit(name, node):
        if isinstance(node, h5py.Dataset):
            value = node[()]
            if isinstance(value, bytes):
                found[name] = {"text": value.decode()}
            else:
                found[name] = {"shape": list(node.shape), "dtype": str(node.dtype), "sha256": digest(value), "packed": node.compression or ""}
        else:
            found[name] = {"attributes": {k: v.item() for k, v in node.attrs.items()}}

    with h5py.File(path, "r") as file:
        file.visititems(visit)
        root = file["/"]
        links = {name: root.id.links.get_info(name.encode()) for name in file}
        found["order"] = sorted(links, key=lambda name: links[name].corder if links[name].corder_valid else 0)
    print(json.dumps(found))


def episodes(real):
    """Observations (T + 1), actions, rewards and whether the last step is terminal, for each episode."""
    random = np.random.default_rng(7)
    for number, steps in enumerate(EPISODES):
        yield (random.standard_normal((steps + 1, OBSERVATION)).astype(real),
               random.uniform(-1, 1, (steps, ACTION)).astype(real),
               random.standard_normal(steps).astype(real),
               number % 2 == 0)


def expect(path, **columns):
    for name, values in columns.items():
        np.ascontiguousarray(np.concatenate(values)).tofile(f"{path}.{name}")


def d4rl(kind, path):
    real = np.float64 if kind == "float64" else np.float32
    parts = list(episodes(real))
    ends = np.cumsum(EPISODES) - 1
    observations = np.concatenate([o[:-1] for o, _, _, _ in parts] + [np.ones((3, OBSERVATION), real)])
    columns = {
        "observations": observations,
        "actions": np.concatenate([a for _, a, _, _ in parts] + [np.zeros((3, ACTION), real)]),
        "rewards": np.concatenate([r for _, _, r, _ in parts] + [np.zeros(3, real)]).astype(np.float32),
        "terminals": np.zeros(len(observations), bool),
        "timeouts": np.zeros(len(observations), bool),
        "next_observations": np.concatenate([o[1:] for o, _, _, _ in parts] + [np.ones((3, OBSERVATION), real)]),
    }
    for end, (_, _, _, terminal) in zip(ends, parts):
        columns["terminals" if terminal else "timeouts"][end] = True
    if kind == "columns":
        for name in ("rewards", "terminals", "timeouts"):
            columns[name] = columns[name].reshape(-1, 1)
    if kind == "numbers":
        columns["terminals"] = columns["terminals"].astype(np.int32)
        columns["timeouts"] = columns["timeouts"].astype(np.float32)
    if kind == "no_timeouts":
        del columns["timeouts"]
    if kind == "old":
        del columns["timeouts"], columns["next_observations"]
    if kind == "no_next":
        del columns["next_observations"]
    with h5py.File(path, "w") as file:
        for name, values in columns.items():
            if kind == "plain":
                file[name] = values
            elif kind == "big_endian" and values.dtype != bool:
                file.create_dataset(name, data=values.astype(values.dtype.newbyteorder(">")))
            elif kind == "shuffled":
                file.create_dataset(name, data=values, compression="gzip", shuffle=True, fletcher32=True)
            else:
                file.create_dataset(name, data=values, compression="gzip")
        file["infos/action_log_probs"] = np.arange(len(observations), dtype=real)
        file["infos/qpos"] = np.zeros((len(observations), 6))
        file["metadata/algorithm"] = np.string_("SAC")
        file["metadata/iteration"] = np.int32(3)
        file["metadata/policy/fc0/weight"] = np.zeros((4, OBSERVATION), np.float32)
        file["scalar"] = 1.5
    expect(path, observations=[o[:-1].astype("<f4") for o, _, _, _ in parts], actions=[a.astype("<f4") for _, a, _, _ in parts],
           rewards=[r.astype("<f4") for _, _, r, _ in parts], final_observations=[o[-1:].astype("<f4") for o, _, _, _ in parts])


def minari(kind, folder):
    real = np.float64 if kind == "float64" else np.float32
    parts = list(episodes(real))
    os.makedirs(os.path.join(folder, "data"))
    path = os.path.join(folder, "data", "main_data.hdf5")
    with h5py.File(path, "w", track_order=True) as file:
        for number, (o, a, r, terminal) in enumerate(parts):
            group = file.create_group(f"episode_{number}")
            group.attrs["id"] = number
            group.attrs["total_steps"] = len(r)
            group.attrs["seed"] = 123 + number
            packed = {"compression": "gzip"} if kind == "packed" else {}
            group.create_dataset("observations", data=o, **packed)
            group.create_dataset("actions", data=a, **packed)
            group.create_dataset("rewards", data=r.astype(np.float64), **packed)
            last = np.arange(len(r)) == len(r) - 1
            group.create_dataset("terminations", data=last & terminal, **packed)
            group.create_dataset("truncations", data=last & (not terminal) & (kind != "open_ended"), **packed)
            group["infos/x_position"] = np.arange(len(r) + 1, dtype=np.float64)
            group["infos/nested/deep"] = np.zeros(3)
        if kind == "long_infos":
            lengthen(file["episode_0"], 140_000, 1)
    box = {"type": "Box", "dtype": "float32", "shape": [ACTION], "low": [-1.0] * ACTION, "high": [1.0] * ACTION}
    wide = {"type": "Box", "dtype": "float64", "shape": [OBSERVATION], "low": [-np.inf] * OBSERVATION, "high": [np.inf] * OBSERVATION}
    with open(os.path.join(folder, "data", "metadata.json"), "w") as file:
        json.dump({"total_episodes": len(parts), "total_steps": sum(EPISODES), "data_format": "hdf5", "dataset_id": "mujoco/test-v0",
                   "minari_version": "0.5.3", "observation_space": json.dumps(wide), "action_space": json.dumps(box)}, file)
    expect(folder, observations=[o[:-1].astype("<f4") for o, _, _, _ in parts], actions=[a.astype("<f4") for _, a, _, _ in parts],
           rewards=[r.astype("<f4") for _, _, r, _ in parts], final_observations=[o[-1:].astype("<f4") for o, _, _, _ in parts])


def replace(file, name, **how):
    del file[name]
    return file.create_dataset(name, **how)


def lengthen(group, rows, more):
    """Gives all columns of a group so many rows, observations and infos some more, and makes its infos a thousand names of one column."""
    for name in [n for n, node in group.items() if isinstance(node, h5py.Dataset) and node.shape]:
        shape = (rows + (more if name == "observations" else 0),) + group[name].shape[1:]
        replace(group, name, data=np.zeros(shape, group[name].dtype), compression="gzip")
    group["terminals" if "terminals" in group else "terminations"][-1] = True
    del group["infos"]
    info = group.create_dataset("infos/i0", data=np.zeros(rows + more, np.float32), compression="gzip")
    for i in range(1, 1000):
        group[f"infos/i{i}"] = info


def hostile(kind, path):
    d4rl("plain", path)
    rows = sum(EPISODES) + 3
    with h5py.File(path, "r+") as file:
        if kind == "text":
            replace(file, "observations", data=np.full((rows, OBSERVATION), b"text"))
        elif kind == "variable_text":
            replace(file, "rewards", data=["text"] * rows, dtype=h5py.string_dtype())
        elif kind == "compound":
            replace(file, "actions", data=np.zeros(rows, [("a", "f4"), ("b", "f4")]))
        elif kind == "references":
            replace(file, "rewards", data=[file.ref] * rows, dtype=h5py.ref_dtype)
        elif kind == "half":
            replace(file, "rewards", data=np.zeros(rows, np.float16))
        elif kind == "rank3":
            replace(file, "observations", data=np.zeros((rows, OBSERVATION, 1), np.float32))
        elif kind == "rank1":
            replace(file, "observations", data=np.zeros(rows, np.float32))
        elif kind == "scalar":
            replace(file, "rewards", data=np.float32(1))
        elif kind == "null":
            replace(file, "rewards", data=h5py.Empty("f4"))
        elif kind == "huge":
            replace(file, "observations", shape=(1 << 40, OBSERVATION), dtype="f4", chunks=(1024, OBSERVATION))
        elif kind == "huge_width":
            replace(file, "observations", shape=(rows, 1 << 50), dtype="f4", chunks=(1, 1024))
        elif kind == "huge_contiguous":
            replace(file, "observations", shape=(1 << 40, OBSERVATION), dtype="f4")
        elif kind == "huge_chunk":
            replace(file, "observations", shape=(rows, OBSERVATION), maxshape=(None, OBSERVATION), dtype="f4", chunks=(1 << 27, OBSERVATION))
        elif kind == "unequal":
            replace(file, "actions", data=np.zeros((rows - 1, ACTION), np.float32))
        elif kind == "nan":
            file["rewards"][5] = np.nan
        elif kind == "overflow":
            replace(file, "observations", data=np.full((rows, OBSERVATION), 1e300))
        elif kind == "flag":
            replace(file, "terminals", data=np.full(rows, 2, np.uint8))
        elif kind == "soft_link":
            del file["rewards"]
            file["rewards"] = h5py.SoftLink("/infos/action_log_probs")
        elif kind == "soft_loop":
            del file["rewards"]
            file["rewards"] = h5py.SoftLink("/rewards")
        elif kind == "external_link":
            with h5py.File(path + ".other", "w") as other:
                other["rewards"] = np.zeros(rows, np.float32)
            del file["rewards"]
            file["rewards"] = h5py.ExternalLink(path + ".other", "/rewards")
        elif kind == "external_storage":
            open(path + ".raw", "wb").write(bytes(4 * rows))
            replace(file, "rewards", shape=(rows,), dtype="f4", external=[(path + ".raw", 0, 4 * rows)])
        elif kind == "virtual":
            with h5py.File(path + ".other", "w") as other:
                other["rewards"] = np.zeros(rows, np.float32)
            layout = h5py.VirtualLayout((rows,), "f4")
            layout[:] = h5py.VirtualSource(path + ".other", "rewards", shape=(rows,))
            del file["rewards"]
            file.create_virtual_dataset("rewards", layout)
        elif kind == "filter":
            replace(file, "rewards", data=np.zeros(rows, np.float32), compression="lzf")
        elif kind == "hard_loop":
            del file["rewards"]
            file["rewards"] = file["/"]
        elif kind == "named_type":
            del file["rewards"]
            file["rewards"] = np.dtype("f4")
        elif kind == "infos_link":
            file["infos/other"] = h5py.ExternalLink("/etc/passwd", "/x")
        elif kind == "long_infos":
            lengthen(file, 140_000, 0)
        elif kind == "missing":
            del file["rewards"]
        elif kind == "endless":
            file["terminals"][:] = False
            file["timeouts"][:] = False
            file["next_observations"][:-1] = file["observations"][1:]
        else:
            raise SystemExit(f"h5.py: no such kind: {kind}")


def resize(path, name, rows):
    with h5py.File(path, "r+") as file:
        old = file[name]
        shape, dtype = (int(rows),) + old.shape[1:], old.dtype
        replace(file, name, data=np.zeros(shape, dtype))


if __name__ == "__main__":
    {"dump": dump, "d4rl": d4rl, "minari": minari, "hostile": hostile, "resize": resize}[sys.argv[1]](*sys.argv[2:])
