/**
 * What saving asks of a file system, call by call, so that tests can make each of them fail. Errors are Node's, with `code`.
 * Paths are absolute.
 */
export interface Disk {
  /** A new file; `EEXIST` when the name is taken. */
  create(path: string): Promise<NewFile>;
  /** All bytes, not through a link. */
  read(path: string, limit: number): Promise<Buffer>;
  /** Of the entry itself, not of what a link points to; null when there is none. */
  look(path: string): Promise<Entry | null>;
  /** Whether this process may write the file or folder. */
  canWrite(path: string): Promise<boolean>;
  /** A second name for a file. */
  link(path: string, second: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Names in a folder; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  makeFolder(folder: string): Promise<void>;
  /** Makes names that were given or taken in a folder last. */
  syncFolder(folder: string): Promise<void>;
  /** Bytes to spare; Infinity where the system does not say. */
  freeBytes(folder: string): Promise<number>;
}

export interface NewFile {
  /** How many bytes from `at` on were taken; may be fewer than there are. */
  write(bytes: Uint8Array, at: number): Promise<number>;
  size(): Promise<number>;
  /** Rights and owner of another file, as far as the system lets us. */
  become(entry: Entry): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Entry {
  readonly kind: "file" | "link" | "folder" | "other";
  readonly bytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly changedMs: number;
  /** Two looks that give the same mark saw the same file, unwritten in between. */
  readonly mark: string;
}
