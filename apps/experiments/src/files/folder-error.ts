/** A folder of results that cannot be used; nothing in it was changed. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly code = 'MEC_FOLDER';
  readonly detail: FolderDetail;

  constructor(detail: FolderDetail) {
    super(`${detail.path}: ${detail.problem}`);
    this.detail = detail;
  }
}

interface FolderDetail {
  readonly path: string;
  /** In words, with what to do about it. */
  readonly problem: string;
  /** The system's own code, such as `ENOSPC`. */
  readonly cause?: string;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'not writable',
  EPERM: 'not writable',
  EROFS: 'not writable: the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file, not a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'larger than files may be here',
  ENOENT: 'no files can be made here',
};

/** The system's refusal of a path in one line. */
export function folderErrorOf(path: string, error: unknown): FolderError {
  const { code = 'unknown', message = String(error) } = error as { code?: string; message?: string };
  return new FolderError({ path, problem: REASONS[code] ?? message, cause: code });
}
